package kz.malim.sync;

import java.time.Instant;
import java.util.List;
import kz.malim.sync.ChangeCursor.Thing;
import org.jspecify.annotations.Nullable;

/**
 * Something to be sent, if it is there and as it is by then.
 *
 * @param at when it changed; null in a snapshot
 * @param slug the last that it was public under, where only the log knows it
 * @param cursor after it
 */
record Named(Thing thing, @Nullable Instant at, @Nullable String slug, ChangeCursor cursor) {
    /**
     * What comes next for a client.
     *
     * @param end the cursor when all of them were sent
     * @param more whether there is more behind it
     */
    record Step(List<Named> things, ChangeCursor end, boolean more) {}
}
