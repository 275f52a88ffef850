package kz.malim.published;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final Cache<UUID, Entry> cache =
            Caffeine.newBuilder().maximumSize(MAX_CACHED).build();

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

    private Optional<PictureRow> read(UUID id) {
        long before = changes.get();
        var since = clock.earliest();
        var picture = database.first(
                new SqlQuery("select picture from published_picture where id = ? limit 1", id), PictureRow.class);
        picture.filter(found -> position.isCurrent()).ifPresent(found -> {
            cache.put(
                    id,
                    new Entry(found, transitions.nextTransition(Set.of(ChangeTag.article(found.shownBy())), since)));
            if (changes.get() != before) {
                cache.invalidate(id); // it may have been read before the change
            }
        });
        return picture;
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
        var tags = change.tags();
        cache.asMap()
                .values()
                .removeIf(entry -> tags.contains(ChangeTag.photo(entry.picture.id()))
                        || tags.contains(ChangeTag.article(entry.picture.shownBy())));
    }

    @Override
    public void reset() {
        changes.incrementAndGet();
        cache.invalidateAll();
    }
}
