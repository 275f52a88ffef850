package kz.malim.sync;

import io.quarkus.arc.Arc;
import java.util.Map;
import kz.malim.listing.ArticleListing;

/** Cursors that a client could not make. */
final class Cursors {
    private Cursors() {}

    /** After everything that has happened: as if a snapshot had just ended. */
    static String now(Map<String, String> filters) {
        var state = Arc.container().instance(ChangeLog.class).get().state();
        return new ChangeCursor(state.epoch(), filter(filters), false, state.newest(), null).toString();
    }

    /** The same at another position. */
    static String at(long position) {
        var state = Arc.container().instance(ChangeLog.class).get().state();
        return new ChangeCursor(state.epoch(), filter(Map.of()), false, position, null).toString();
    }

    static String ofEpoch(long epoch) {
        var state = Arc.container().instance(ChangeLog.class).get().state();
        return new ChangeCursor(epoch, filter(Map.of()), false, state.newest(), null).toString();
    }

    private static int filter(Map<String, String> filters) {
        var parameters = new ChangeParameters(
                null,
                null,
                filters.get("kind"),
                filters.get("lang"),
                filters.get("section"),
                filters.get("tag"),
                filters.get("tag!"),
                filters.get("author"),
                null,
                null);
        return Following.of(
                        parameters,
                        Arc.container().instance(ArticleListing.class).get())
                .filter();
    }
}
