package kz.malim.management;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import kz.malim.database.DatabaseFailure;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.PageInfo;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

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

    /** One page, newest first. */
    default <V extends VersionedView, P> P page(
            PageParameters parameters, Function<E, V> view, BiFunction<List<V>, PageInfo, P> page) {
        return batchedPage(parameters, found -> found.stream().map(view).toList(), page);
    }

    /** A page whose views need more than their rows, which is read for all of them at once. */
    default <V extends VersionedView, P> P batchedPage(
            PageParameters parameters, Function<List<E>, List<V>> views, BiFunction<List<V>, PageInfo, P> page) {
        var before = parameters.lastId(kind());
        var found = (before == null ? find("order by id desc") : find("id < ?1 order by id desc", before))
                .range(0, parameters.rows() - 1)
                .list();
        var shown = views.apply(found);
        return page.apply(parameters.items(shown), parameters.info(shown, kind(), VersionedView::id));
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
