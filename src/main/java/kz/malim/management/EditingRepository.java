package kz.malim.management;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
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
        var before = parameters.lastId(kind());
        var found = (before == null ? find("order by id desc") : find("id < ?1 order by id desc", before))
                .range(0, parameters.rows() - 1).list().stream().map(view).toList();
        return page.apply(parameters.items(found), parameters.info(found, kind(), VersionedView::id));
    }

    private Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "There is no " + kind() + " with this id.");
    }
}
