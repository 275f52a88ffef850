package kz.malim.topic;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;

/** The tags of the newsroom. */
@ApplicationScoped
public class Tags implements PanacheRepositoryBase<Tag, UUID> {

    public Optional<Tag> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional();
    }
}
