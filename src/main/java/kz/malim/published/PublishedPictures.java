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
 * The pictures that a published article shows, and no others. What was asked is kept until a change names the picture, or
 * the article that made it public; a page with twenty pictures then costs no statement for any of them.
 */
@ApplicationScoped
public class PublishedPictures implements ChangeReader {
    private static final int KEPT = 50_000;

    private final ReadingPool database;
    private final ReplicationPosition heard;
    private final ScheduledTransitions switches;
    private final DatabaseClock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<UUID, Known> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    PublishedPictures(
            ReadingPool database, ReplicationPosition heard, ScheduledTransitions switches, DatabaseClock clock) {
        this.database = database;
        this.heard = heard;
        this.switches = switches;
        this.clock = clock;
    }

    /** @param until when a schedule may hide it */
    private record Known(PictureRow picture, @Nullable Instant until) {}

    public Optional<PictureRow> picture(UUID id) {
        var known = known(id);
        return known == null ? asked(id) : Optional.of(known);
    }

    private Optional<PictureRow> asked(UUID id) {
        long before = changes.get();
        var since = clock.earliest();
        var found = database.first(
                new SqlQuery("select picture from published_picture where id = ? limit 1", id), PictureRow.class);
        found.filter(picture -> heard.isCurrent()).ifPresent(picture -> {
            kept.put(
                    id,
                    new Known(picture, switches.nextTransition(Set.of(ChangeTag.article(picture.shownBy())), since)));
            if (changes.get() != before) {
                kept.invalidate(id); // what was read may be from before the change
            }
        });
        return found;
    }

    /** What is kept of this picture, if it can be trusted. Never waits. */
    @Nullable
    public PictureRow known(UUID id) {
        var known = heard.isCurrent() ? kept.getIfPresent(id) : null;
        return known == null || (known.until != null && !known.until.isAfter(clock.instant())) ? null : known.picture;
    }

    @Override
    public void changed(Change change) {
        changes.incrementAndGet();
        var names = change.tags();
        kept.asMap()
                .values()
                .removeIf(known -> names.contains(ChangeTag.photo(known.picture.id()))
                        || names.contains(ChangeTag.article(known.picture.shownBy())));
    }

    @Override
    public void reset() {
        changes.incrementAndGet();
        kept.invalidateAll();
    }
}
