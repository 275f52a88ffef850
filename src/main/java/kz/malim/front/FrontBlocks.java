package kz.malim.front;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.management.EditingRepository;
import kz.malim.text.Slug;

/** The blocks of the newsroom's fronts. */
@ApplicationScoped
public class FrontBlocks implements EditingRepository<FrontBlock> {

    @Override
    public String kind() {
        return "block";
    }

    /** Those of the names that belong to another block than this one. */
    List<String> taken(Collection<String> names, UUID id) {
        return getEntityManager()
                .createQuery("select name from FrontBlock where name in ?1 and id <> ?2", String.class)
                .setParameter(1, names)
                .setParameter(2, id)
                .getResultList();
    }

    public Optional<FrontBlock> named(Slug name) {
        return find("name", name.value()).firstResultOptional();
    }
}
