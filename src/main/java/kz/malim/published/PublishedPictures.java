package kz.malim.published;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.change.ChangeTag;
import kz.malim.change.ReplicationPosition;
import kz.malim.change.ScheduledTransitions;
import kz.malim.database.DatabaseClock;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that a published article shows, and no others. They are cached until a change has the tag of the picture, or of
 * the article that made it public; a page with twenty pictures then costs no statement for any of them. Thread-safe.
 */
@ApplicationScoped
public class PublishedPictures implements ChangeReader {
    private static final int MAX_CACHED = 50_000;

    private final ReadingPool database;
    private final ReplicationPosition position;
    private final ScheduledTransitions transitions;
    private final DatabaseClock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<UUID, Entry> cache = Caffeine.newBuilder()
            .maximumSize(MAX_CACHED)
            .executor(Runnable::run)
            .removalListener(this::removed)
            .build();

    /** The cached pictures by the article that made them public, so that a change need not look at all of them. */
    private final ConcurrentHashMap<UUID, Set<UUID>> byArticle = new ConcurrentHashMap<>();

    PublishedPictures(
            ReadingPool database, ReplicationPosition position, ScheduledTransitions transitions, DatabaseClock clock) {
        this.database = database;
        this.position = position;
        this.transitions = transitions;
        this.clock = clock;
    }

    /** @param until when a schedule may hide it */
    private record Entry(PictureRow picture, @Nullable Instant until) {}

    public Optional<PictureRow> picture(UUID id) {
        var cached = cached(id);
        return cached == null ? read(id) : Optional.of(cached);
    }

    /** Those of the pictures that are public, in no order; in one statement. */
    public List<PictureRow> pictures(Collection<UUID> ids) {
        return database.all(
                new SqlQuery(
                        "select distinct on (id) picture from published_picture where id = any(?) order by id",
                        (Object) ids.toArray(UUID[]::new)),
                PictureRow.class);
    }

    private Optional<PictureRow> read(UUID id) {
        long before = changes.get();
        var since = clock.earliest();
        var picture = database.first(
                new SqlQuery("select picture from published_picture where id = ? limit 1", id), PictureRow.class);
        picture.filter(found -> position.isCurrent()).ifPresent(found -> {
            cache.put(id, new Entry(found, transitions.nextTransition(tags(found), since)));
            if (found.shownBy() != null) {
                byArticle.compute(found.shownBy(), (article, ids) -> with(id, ids));
            }
            if (changes.get() != before) {
                cache.invalidate(id); // it may have been read before the change
            }
        });
        return picture;
    }

    /** The changes of a section, a tag or an author have the tag of its picture. */
    private static Set<String> tags(PictureRow picture) {
        return picture.shownBy() == null
                ? Set.of(ChangeTag.photo(picture.id()))
                : Set.of(ChangeTag.photo(picture.id()), ChangeTag.article(picture.shownBy()));
    }

    /** The cached picture, if it is known to be current. Never blocks. */
    @Nullable
    public PictureRow cached(UUID id) {
        var entry = position.isCurrent() ? cache.getIfPresent(id) : null;
        return entry == null || (entry.until != null && !entry.until.isAfter(clock.instant())) ? null : entry.picture;
    }

    @Override
    public void changed(Change change) {
        changes.incrementAndGet();
        if (change.tags().contains(ChangeTag.EVERYTHING)) {
            cache.invalidateAll();
        }
        for (var tag : change.tags()) {
            ChangeTag.photoOf(tag).ifPresent(cache::invalidate);
            ChangeTag.articleOf(tag)
                    .map(article -> byArticle.getOrDefault(article, Set.of()))
                    .ifPresent(cache::invalidateAll);
        }
    }

    private static Set<UUID> with(UUID id, @Nullable Set<UUID> ids) {
        var more = ids == null ? ConcurrentHashMap.<UUID>newKeySet() : ids;
        more.add(id);
        return more;
    }

    /** Unless it has been cached again since. */
    private void removed(@Nullable UUID id, @Nullable Entry entry, RemovalCause cause) {
        if (id != null && entry != null && entry.picture.shownBy() != null) {
            byArticle.computeIfPresent(entry.picture.shownBy(), (article, ids) -> {
                var now = cache.policy().getIfPresentQuietly(id); // without maintenance, which removes others
                if (now == null || !article.equals(now.picture.shownBy())) {
                    ids.remove(id);
                }
                return ids.isEmpty() ? null : ids;
            });
        }
    }

    @Override
    public void reset() {
        changes.incrementAndGet();
        cache.invalidateAll();
    }
}
