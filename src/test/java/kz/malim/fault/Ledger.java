package kz.malim.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every write of every client, with its response. */
final class Ledger {
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 1_000_000_000_000L);

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Client.Response> refusals = new ConcurrentLinkedQueue<>();

    /** One page that was sent, with a unique title. */
    static final class Entry {
        private final String title = "Ledger entry " + NUMBER.incrementAndGet();
        private volatile @Nullable String slug;
        private volatile boolean inDoubt;

        String title() {
            return title;
        }

        @Nullable
        String slug() {
            return slug;
        }

        String page() {
            return title + "\n\nThe first sentence of " + title + ".\n\nThe last sentence of " + title + ".\n";
        }
    }

    /** Sends a new page and records the response. */
    Client.Response write(Replica replica, String key) {
        var entry = new Entry();
        entries.add(entry);
        return send(entry, replica, key);
    }

    /** Retries the writes without a response; importing a page again does not duplicate it. */
    void settle(Replica replica, String key) {
        for (var entry : inDoubt()) {
            Await.until(Duration.ofSeconds(60), () -> {
                send(entry, replica, key);
                return entry.slug != null;
            });
        }
    }

    private Client.Response send(Entry entry, Replica replica, String key) {
        var response =
                Client.post(replica.url() + "/management/imports?publish=true&date=2026-03-12", key, entry.page());
        if (response.status() == 200 || response.status() == 201) {
            var match = SLUG.matcher(response.body());
            entry.slug = match.find() ? match.group(1) : null;
        } else {
            entry.inDoubt = true;
            refusals.add(response);
        }
        return response;
    }

    List<Entry> acknowledged() {
        return entries.stream().filter(entry -> entry.slug != null).toList();
    }

    List<Entry> inDoubt() {
        return entries.stream().filter(entry -> entry.slug == null).toList();
    }

    /** Writes that once had no response. */
    long everInDoubt() {
        return entries.stream().filter(entry -> entry.inDoubt).count();
    }

    List<Client.Response> refusals() {
        return List.copyOf(refusals);
    }

    int size() {
        return entries.size();
    }
}
