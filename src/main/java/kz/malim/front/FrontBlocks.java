package kz.malim.front;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** Those of the names that exist, in one statement. */
    Map<String, FrontBlock> named(Collection<Slug> names) {
        return names.isEmpty()
                ? Map.of()
                : list("name in ?1", names.stream().map(Slug::value).toList()).stream()
                        .collect(Collectors.toMap(FrontBlock::name, Function.identity()));
    }

    public Optional<FrontBlock> named(Slug name) {
        return find("name", name.value()).firstResultOptional();
    }
}
