package kz.malim.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.sync.ChangeCursor.Thing;
import kz.malim.sync.Named.Step;
import kz.malim.web.Rfc3339;
import kz.malim.web.Site;

/** Pages of changes: what the log or the snapshot names, as it is now. Each page is a few statements for each kind on it. */
@ApplicationScoped
class ChangePages {
    /** A page ends with the item that reaches it. */
    static final int MAX_BYTES = 1_000_000;

    private final ChangeLog log;
    private final Snapshot snapshot;
    private final PublishedThings things;
    private final LatestChange latest;
    private final ObjectMapper json;
    private final ZoneId zone;

    ChangePages(
            ChangeLog log,
            Snapshot snapshot,
            PublishedThings things,
            LatestChange latest,
            ObjectMapper json,
            Site site) {
        this.log = log;
        this.latest = latest;
        this.snapshot = snapshot;
        this.things = things;
        this.json = json;
        this.zone = site.zone();
    }

    /**
     * A page, and each of its items as JSON.
     *
     * @param cursor after all of them
     * @param more whether there is more now
     */
    record Page(List<Item> items, ChangeCursor cursor, boolean more) {
        /** As {@link ChangesView}. */
        byte[] json() {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes("{\"items\":[".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < items.size(); i++) {
                if (i > 0) {
                    bytes.write(',');
                }
                bytes.writeBytes(items.get(i).json());
            }
            bytes.writeBytes(
                    "],\"cursor\":\"%s\",\"more\":%b}".formatted(cursor, more).getBytes(StandardCharsets.UTF_8));
            return bytes.toByteArray();
        }
    }

    /** @param cursor after it */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    record Item(ChangeView view, ChangeCursor cursor, byte[] json) {}

    /** The cursor of a client that has everything there is. */
    ChangeCursor now(Following following) {
        var state = state();
        return new ChangeCursor(state.epoch(), following.filter(), false, state.newest(), null);
    }

    /** The first page of a snapshot, which everything that changes from now on comes after. */
    Page snapshot(Following following) {
        var state = state();
        var start = new ChangeCursor(state.epoch(), following.filter(), true, state.newest(), null);
        return page(snapshot.after(start, following), true, following);
    }

    private ChangeLog.State state() {
        long before = latest.generation();
        var state = log.state();
        latest.learn(state, before);
        return state;
    }

    /** The page after a cursor. */
    Page after(ChangeCursor cursor, Following following) {
        if (latest.isReachedBy(cursor)) {
            return new Page(List.of(), cursor, false);
        }
        var step = cursor.snapshot()
                ? snapshot.after(cursor, following)
                : log.after(cursor, following.wanted(), following.limit());
        if (!state().continues(cursor)) {
            throw new CursorExpired();
        }
        return page(step, cursor.snapshot(), following);
    }

    private Page page(Step step, boolean isSnapshot, Following following) {
        var found = read(step.things(), isSnapshot, following);
        var items = new ArrayList<Item>();
        int bytes = 0;
        for (var named : step.things()) {
            var view = found.get(named.thing());
            if (view == null) {
                continue; // withdrawn since the snapshot named it
            }
            var at = named.at() == null ? null : Rfc3339.at(named.at(), zone);
            var item = view.known(named.slug()).at(at);
            var written = write(item);
            items.add(new Item(item, named.cursor(), written));
            bytes += written.length;
            if (bytes >= MAX_BYTES && !named.equals(step.things().getLast())) {
                return new Page(items, named.cursor(), true);
            }
        }
        return new Page(items, step.end(), step.more());
    }

    private Map<Thing, ChangeView> read(List<Named> named, boolean isSnapshot, Following following) {
        var found = new HashMap<Thing, ChangeView>();
        var byKind = named.stream()
                .map(Named::thing)
                .collect(Collectors.groupingBy(
                        Thing::kind, Collectors.mapping(Thing::id, Collectors.toCollection(LinkedHashSet::new))));
        byKind.forEach((kind, ids) -> {
            things.present(kind, ids, following).forEach((id, view) -> found.put(new Thing(kind, id), view));
            if (!isSnapshot) {
                var missing = ids.stream()
                        .filter(id -> !found.containsKey(new Thing(kind, id)))
                        .collect(Collectors.toSet());
                gone(kind, missing, named).forEach(view -> found.put(new Thing(kind, view.id()), view));
            }
        });
        return found;
    }

    private List<ChangeView> gone(ThingKind kind, Set<UUID> missing, List<Named> named) {
        if (missing.isEmpty()) {
            return List.of();
        }
        var gone = things.gone(kind, missing);
        if (kind != ThingKind.TAG) {
            return gone;
        }
        var slugs = new HashMap<UUID, String>();
        for (var one : named) {
            if (one.thing().kind() == kind && one.slug() != null) {
                slugs.put(one.thing().id(), one.slug());
            }
        }
        var merged = things.mergedTags(slugs.values());
        return gone.stream()
                .map(view -> view.movedTo(merged.get(slugs.getOrDefault(view.id(), ""))))
                .toList();
    }

    /** A change without its document, as JSON. */
    String thin(ChangeView view) {
        return new String(write(view.withoutData()), StandardCharsets.UTF_8);
    }

    private byte[] write(ChangeView view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The log does not continue a cursor: too much was deleted since, or it is of another history. */
    static final class CursorExpired extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
