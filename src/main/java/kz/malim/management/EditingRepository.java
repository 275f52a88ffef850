package kz.malim.management;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.UUID;
import kz.malim.database.DatabaseFailure;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** The queries of editors' endpoints, equal for all records that are listed and changed one by one. */
public interface EditingRepository<E> extends PanacheRepositoryBase<E, UUID> {

    /** What clients know such a record as, such as {@code tag}. */
    String kind();

    default E withId(String id) {
        return CanonicalUuid.parse(id).flatMap(this::findByIdOptional).orElseThrow(this::notFound);
    }

    /** Locked until the transaction ends. */
    default E locked(String id) {
        return CanonicalUuid.parse(id)
                .map(known -> findById(known, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(this::notFound);
    }

    /** One page and the record after it, newest first. */
    default List<E> page(@Nullable UUID before) {
        return (before == null ? find("order by id desc") : find("id < ?1 order by id desc", before))
                .range(0, IdPagination.SIZE)
                .list();
    }

    /** Deletes a record that nothing refers to. */
    default void remove(E entity) {
        delete(entity);
        try {
            flush();
        } catch (PersistenceException failure) {
            throw DatabaseFailure.violatesForeignKey(failure)
                    ? new Problem(ProblemType.STILL_REFERENCED, "Something still refers to this " + kind() + ".")
                    : failure;
        }
    }

    private Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "There is no " + kind() + " with this id.");
    }
}
