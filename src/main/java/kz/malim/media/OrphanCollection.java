package kz.malim.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.access.ReadOnlyMode;
import kz.malim.database.AdvisoryLocks;
import kz.malim.storage.FileStore;
import org.jboss.logging.Logger;

/**
 * Deletes orphans: files that no row references, left by interrupted uploads, replaced pictures and media, and renditions of an
 * earlier credit. Candidates are recorded before they can become orphans, so there is no need to scan millions of files in use.
 */
@ApplicationScoped
class OrphanCollection {
    private static final Logger LOG = Logger.getLogger(OrphanCollection.class);

    /** Longer than any upload takes, and short enough that orphans are gone within the hour. */
    static final Duration MIN_AGE = Duration.ofMinutes(30);

    private static final int BATCH_SIZE = 1_000;
    private static final Pattern FILE = Pattern.compile("(?:originals|masters)/../([0-9a-f]{64})");
    private static final Pattern MEDIA_FILE = Pattern.compile("media/../([0-9a-f]{64})");
    private static final Pattern RENDITION = Pattern.compile("renditions/([0-9a-f-]{36})/([0-9a-f]{16})-");
    private final EntityManager database;
    private final FileStore store;
    private final AdvisoryLocks locks;
    private final Clock clock;
    private final ReadOnlyMode readOnly;
    private volatile boolean stopping;

    OrphanCollection(EntityManager database, FileStore store, AdvisoryLocks locks, Clock clock, ReadOnlyMode readOnly) {
        this.database = database;
        this.store = store;
        this.locks = locks;
        this.clock = clock;
        this.readOnly = readOnly;
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    @Scheduled(every = "15m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (readOnly.isOn()) {
            return;
        }
        try {
            int deleted = collect(MIN_AGE);
            if (deleted > 0) {
                LOG.infof("MALIM-7008 Orphaned files deleted: count=%d", deleted);
            }
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warnf("MALIM-7009 Deleting orphaned files failed, will be retried: cause=%s", e.getMessage());
            }
        }
    }

    /** Deletes the orphans of at least this age and returns their number. */
    int collect(Duration minAge) {
        int deleted = 0;
        for (var name : candidates(minAge)) {
            if (stopping) {
                return deleted;
            }
            if (QuarkusTransaction.requiringNew().call(() -> claim(name, minAge))) {
                deleted += delete(name); // outside of a transaction: the storage may be slow
                QuarkusTransaction.requiringNew().run(() -> forget(name));
            }
        }
        return deleted + deleteIncompleteWrites(minAge);
    }

    private List<String> candidates(Duration minAge) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.unwrap(org.hibernate.Session.class)
                        .createNativeQuery(
                                "select name from orphan_candidate where since < now() - cast(?1 as interval) order by since limit ?2",
                                String.class)
                        .setParameter(1, minAge.toString())
                        .setParameter(2, BATCH_SIZE)
                        .getResultList());
    }

    /**
     * Whether the files may be deleted. From then on no upload uses them: uploads take the row of a candidate in the
     * transaction that refers to its files, and refuse one that is claimed. A claim that a crash left is claimed again.
     */
    private boolean claim(String name, Duration minAge) {
        if (!locks.tryShare("backup")) {
            return false; // what a backup refers to stays until it has been copied
        }
        int claimed = database.createNativeQuery(
                        "update orphan_candidate set since = '-infinity' where name = ?1 and since < now() - cast(?2 as interval)")
                .setParameter(1, name)
                .setParameter(2, minAge.toString())
                .executeUpdate();
        if (claimed == 0) {
            return false; // is just being uploaded again
        }
        if (isUsed(name)) {
            forget(name);
            return false;
        }
        return true;
    }

    private boolean isUsed(String name) {
        var file = FILE.matcher(name);
        var rendition = RENDITION.matcher(name);
        var media = MEDIA_FILE.matcher(name);
        if (media.matches()) {
            return exists("select 1 from media where file_sha256 = ?1", media.group(1));
        }
        return file.matches()
                ? exists("select 1 from photo where file_sha256 = ?1", file.group(1))
                : rendition.matches()
                        && exists(
                                "select 1 from photo where id = cast(split_part(?1, ' ', 1) as uuid) and rendition_key = split_part(?1, ' ', 2)",
                                rendition.group(1) + " " + rendition.group(2));
    }

    /** Unless it has become a candidate again. */
    private void forget(String name) {
        database.createNativeQuery("delete from orphan_candidate where name = ?1 and since = '-infinity'")
                .setParameter(1, name)
                .executeUpdate();
    }

    private int delete(String prefix) {
        var names = new ArrayList<String>();
        store.list(prefix, entry -> names.add(entry.name()));
        names.forEach(store::delete);
        return names.size();
    }

    /** Writes to a folder that were interrupted by a crash. */
    private int deleteIncompleteWrites(Duration minAge) {
        var names = new ArrayList<String>();
        store.list("incoming/", entry -> {
            if (entry.lastModified().isBefore(clock.instant().minus(minAge))) {
                names.add(entry.name());
            }
        });
        names.forEach(store::delete);
        return names.size();
    }

    private boolean exists(String sql, String value) {
        return !database.createNativeQuery(sql, Integer.class)
                .setParameter(1, value)
                .getResultList()
                .isEmpty();
    }
}
