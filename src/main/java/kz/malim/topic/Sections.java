package kz.malim.topic;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;

/** The sections of the newsroom. */
@ApplicationScoped
public class Sections implements PanacheRepositoryBase<Section, UUID> {

    public Optional<Section> withSlug(Slug slug) {
        return find("slug", slug.value()).firstResultOptional();
    }
}
