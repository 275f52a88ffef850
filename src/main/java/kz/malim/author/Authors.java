package kz.malim.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import kz.malim.text.Slug;
import kz.malim.web.SluggedRepository;

/** The authors of the newsroom. */
@ApplicationScoped
public class Authors implements SluggedRepository<Author> {

    @Override
    public String kind() {
        return "author";
    }

    /** The author of this name, found by the slug of the name. */
    public Optional<Author> named(String name) {
        return Slug.of(name).flatMap(this::withSlug);
    }
}
