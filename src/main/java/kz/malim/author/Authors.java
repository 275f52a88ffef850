package kz.malim.author;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import kz.malim.management.SluggedRepository;
import kz.malim.text.Slug;

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
