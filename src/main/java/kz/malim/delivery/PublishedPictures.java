package kz.malim.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import kz.malim.change.Change;
import kz.malim.change.ChangeReader;
import kz.malim.change.Heard;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that a published article shows, and no others. What was asked is kept until a change names the picture, or
 * the article that made it public; a page with twenty pictures then costs no statement for any of them.
 */
@ApplicationScoped
class PublishedPictures implements ChangeReader {
    private static final int KEPT = 50_000;

    private final ReadingPool database;
    private final Heard heard;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<UUID, PictureRow> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    PublishedPictures(ReadingPool database, Heard heard, Clock clock) {
        this.database = database;
        this.heard = heard;
        this.clock = clock;
    }

    Optional<PictureRow> picture(UUID id) {
        var known = known(id);
        if (known != null) {
            return Optional.of(known);
        }
        long before = changes.get();
        var found = database.document(
                new Question("select picture from published_picture where id = ? limit 1", id), PictureRow.class);
        found.filter(picture -> heard.isSure()).ifPresent(picture -> {
            kept.put(id, picture);
            if (changes.get() != before) {
                kept.invalidate(id); // what was read may be from before the change
            }
        });
        return found;
    }

    /** What is kept of this picture, if it can be trusted. Never waits. */
    @Nullable
    PictureRow known(UUID id) {
        var picture = heard.isSure() ? kept.getIfPresent(id) : null;
        return picture == null
                        || (picture.until() != null
                                && !picture.until().toInstant().isAfter(clock.instant()))
                ? null
                : picture;
    }

    @Override
    public void changed(Change change) {
        changes.incrementAndGet();
        var names = change.tags();
        kept.asMap()
                .values()
                .removeIf(picture ->
                        names.contains("photo:" + picture.id()) || names.contains("article:" + picture.shownBy()));
    }

    @Override
    public void lost() {
        changes.incrementAndGet();
        kept.invalidateAll();
    }
}
