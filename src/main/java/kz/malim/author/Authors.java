package kz.malim.author;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;

/** The authors of the newsroom. */
@ApplicationScoped
public class Authors implements PanacheRepositoryBase<Author, UUID> {

    public Optional<Author> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional();
    }

    /** The author of this name, found by the slug of the name. */
    public Optional<Author> named(String name) {
        return Slug.of(name).flatMap(this::withSlug);
    }
}
