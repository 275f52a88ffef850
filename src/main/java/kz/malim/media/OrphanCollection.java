package kz.malim.media;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.storage.FileStore;
import org.jboss.logging.Logger;

/**
 * Deletes the files that no row names: of uploads that were cut short, of replaced pictures, of renditions with a credit
 * that has changed. Every file that may become one is noted in {@code orphan_candidate} before it does, so there is no need to
 * look through millions that are in use.
 */
@ApplicationScoped
class OrphanCollection {
    private static final Logger LOG = Logger.getLogger(OrphanCollection.class);

    /** Longer than any upload takes, and short enough for the promise of one hour. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final int AT_ONCE = 1_000;
    private static final Pattern FILE = Pattern.compile("(?:originals|masters)/../([0-9a-f]{64})");
    private static final Pattern RENDITION = Pattern.compile("renditions/([0-9a-f-]{36})/([0-9a-f]{16})-");

    private final EntityManager database;
    private final FileStore store;
    private final Turns turns;
    private final Clock clock;

    OrphanCollection(EntityManager database, FileStore store, Turns turns, Clock clock) {
        this.database = database;
        this.store = store;
        this.turns = turns;
        this.clock = clock;
    }

    @Scheduled(every = "15m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void collectQuietly() {
        try {
            int deleted = collect(PATIENCE);
            if (deleted > 0) {
                LOG.infof("Deleted %d files that nothing names any more", deleted);
            }
        } catch (RuntimeException failure) {
            LOG.warnf("Files that nothing names stay for now: %s", failure.getMessage());
        }
    }

    /** How many files were deleted. */
    int collect(Duration patience) {
        int deleted = 0;
        for (var name : forsaken(patience)) {
            deleted += QuarkusTransaction.requiringNew().call(() -> collected(name));
        }
        return deleted + tornOff(patience);
    }

    private List<String> forsaken(Duration patience) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.unwrap(org.hibernate.Session.class)
                        .createNativeQuery(
                                "select name from orphan_candidate where since < now() - cast(?1 as interval) order by since limit ?2",
                                String.class)
                        .setParameter(1, patience.toString())
                        .setParameter(2, AT_ONCE)
                        .getResultList());
    }

    /** Decided and deleted while nobody can take the file into use again. */
    private int collected(String name) {
        var file = FILE.matcher(name);
        if (file.matches() && !turns.tryTake("file " + file.group(1))) {
            return 0; // is being uploaded again this moment
        }
        var rendition = RENDITION.matcher(name);
        boolean used = file.matches()
                ? exists("select 1 from photo where file_sha256 = ?1", file.group(1))
                : rendition.matches()
                        && exists(
                                "select 1 from photo where id = cast(split_part(?1, ' ', 1) as uuid) and rendition_key = split_part(?1, ' ', 2)",
                                rendition.group(1) + " " + rendition.group(2));
        int deleted = used ? 0 : delete(name);
        database.createNativeQuery("delete from orphan_candidate where name = ?1")
                .setParameter(1, name)
                .executeUpdate();
        return deleted;
    }

    private int delete(String prefix) {
        var names = new ArrayList<String>();
        store.each(prefix, entry -> names.add(entry.name()));
        names.forEach(store::delete);
        return names.size();
    }

    /** What was being written when the power went. */
    private int tornOff(Duration patience) {
        var names = new ArrayList<String>();
        store.each("incoming/", entry -> {
            if (entry.changedAt().isBefore(clock.instant().minus(patience))) {
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
