package kz.malim.sync;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A change as it is written to streams, rendered once for all of them.
 *
 * @param number in the order of the ring
 * @param cursor after it, without a filter
 * @param thin its data without the document, as an event with its id for clients without a filter
 */
record StreamEvent(long number, ChangeView view, ChangeCursor cursor, String thinData, String fullData, Buffer thin) {
    static StreamEvent of(long number, ChangePages.Item item, String thinData) {
        return new StreamEvent(
                number,
                item.view(),
                item.cursor(),
                thinData,
                new String(item.json(), StandardCharsets.UTF_8),
                change(item.cursor(), thinData));
    }

    /** Its size in memory, roughly. */
    int bytes() {
        return 3 * thinData.length() + 2 * fullData.length();
    }

    /** The event for a client that follows this. */
    Buffer in(StreamFilter filter) {
        return filter.isDefault() ? thin : change(cursor.ofFilter(filter.hash()), filter.full() ? fullData : thinData);
    }

    /** An event of a change: JSON has no line breaks, so the data is one line. */
    static Buffer change(ChangeCursor cursor, String data) {
        return named("change", cursor, data);
    }

    /** Another event after which a client would resume at the cursor. */
    static Buffer named(String name, ChangeCursor cursor, String data) {
        return Buffer.buffer("id: " + cursor + "\nevent: " + name + "\ndata: " + data + "\n\n");
    }
}
