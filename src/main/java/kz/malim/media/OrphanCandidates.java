package kz.malim.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Files that may be orphans, by the prefixes of their names: see {@link OrphanCollection}. */
@ApplicationScoped
class OrphanCandidates {
    private final EntityManager database;

    OrphanCandidates(EntityManager database) {
        this.database = database;
    }

    /**
     * Records files as possible orphans. Called before they are stored, so that none is ever missed.
     *
     * @return false if they are being deleted just now
     */
    boolean mark(List<String> prefixes) {
        return each(prefixes, """
                insert into orphan_candidate (name) values (?1)
                on conflict (name) do update set since = now() where orphan_candidate.since > '-infinity'
                """);
    }

    /**
     * Removes the record, in the transaction whose row references the files.
     *
     * @return false if there is none any more, since the files are being deleted or another upload has a row for them
     */
    boolean clear(List<String> prefixes) {
        return each(prefixes, "delete from orphan_candidate where name = ?1 and since > '-infinity'");
    }

    /** Whether the statement concerned each of the files. In one order, so that two uploads cannot deadlock. */
    private boolean each(List<String> prefixes, String statement) {
        boolean all = true;
        for (var name : prefixes) {
            all &= database.createNativeQuery(statement).setParameter(1, name).executeUpdate() == 1;
        }
        return all;
    }
}
