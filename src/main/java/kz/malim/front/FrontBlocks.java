package kz.malim.front;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;

/** The blocks that fronts are made of. */
@ApplicationScoped
public class FrontBlocks implements PanacheRepositoryBase<FrontBlock, UUID> {

    public Optional<FrontBlock> named(Slug name) {
        return find("name", name.value()).firstResultOptional();
    }
}
