package kz.malim.management;

import jakarta.persistence.LockModeType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import kz.malim.management.NamedRepository.Named;
import kz.malim.text.Slug;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** Records that their clients name: they are created, replaced and deleted at the address of the name. */
public interface NamedRepository<E extends Named> extends EditingRepository<E> {

    /** Such a record. */
    interface Named {
        VersionedView view();
    }

    default E named(String name) {
        return find("name", name).firstResultOptional().orElseThrow(() -> missing(name));
    }

    private Optional<E> lockedAndNamed(String name) {
        return find("name", name).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * Creates the record of a name with {@code If-None-Match}, or replaces it with {@code If-Match}.
     *
     * @param path of all of them
     */
    default Response replace(
            String path,
            String name,
            IfMatch ifMatch,
            IfNoneMatch ifNoneMatch,
            FreeSlugs slugs,
            Function<Slug, E> create,
            Consumer<E> arrange) {
        slugs.lock(kind(), slug(name)); // two that create it at once
        var present = lockedAndNamed(name);
        present.ifPresentOrElse(
                record -> {
                    ifNoneMatch.refuseForExisting(record.view().version(), record::view);
                    ifMatch.require(record.view().version(), record::view);
                },
                ifNoneMatch::requireForCreation);
        var record = present.orElseGet(() -> create.apply(slug(name)));
        arrange.accept(record);
        persistAndFlush(record);
        return present.isPresent()
                ? VersionedResponse.ok(record.view())
                : VersionedResponse.created(path + "/" + name, record.view());
    }

    default void remove(String name, IfMatch ifMatch) {
        var record = lockedAndNamed(name).orElseThrow(() -> missing(name));
        ifMatch.require(record.view().version(), record::view);
        remove(record);
    }

    private static Slug slug(String name) {
        try {
            return new Slug(name);
        } catch (IllegalArgumentException e) {
            throw Problem.invalidParameter("name", "Names are slugs. " + e.getMessage());
        }
    }

    private Problem missing(String name) {
        return new Problem(ProblemType.NOT_FOUND, "There is no " + kind() + " named " + name + ".");
    }
}
