package kz.malim.front;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** The blocks that fronts are made of. */
@ApplicationScoped
public class FrontBlocks implements PanacheRepositoryBase<FrontBlock, UUID> {

    public Optional<FrontBlock> named(Slug name) {
        return find("name", name.value()).firstResultOptional();
    }

    /** For this transaction alone until it ends. */
    FrontBlock locked(String id) {
        return CanonicalUuid.parse(id)
                .map(known -> findById(known, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(FrontBlocks::missing);
    }

    FrontBlock withId(String id) {
        return CanonicalUuid.parse(id).flatMap(this::findByIdOptional).orElseThrow(FrontBlocks::missing);
    }

    private static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, "There is no block with this id.");
    }

    /** Newest first, from before an id on. */
    List<FrontBlock> before(@Nullable UUID id, int most) {
        return (id == null ? find("order by id desc") : find("id < ?1 order by id desc", id))
                .range(0, most - 1)
                .list();
    }
}
