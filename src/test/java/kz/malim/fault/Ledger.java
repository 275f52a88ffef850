package kz.malim.fault;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client wrote and what it was told: every request of every writer. */
final class Ledger {
    private static final Pattern SLUG = Pattern.compile("\"slug\":\"([^\"]+)\"");
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime() % 1_000_000_000_000L);

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Client.Answer> refusals = new ConcurrentLinkedQueue<>();

    /** One page that was sent, under a title that no other has. */
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

    /** Sends a page that is new, and writes down what came of it. */
    Client.Answer write(Replica replica, String key) {
        var entry = new Entry();
        entries.add(entry);
        return send(entry, replica, key);
    }

    /** Sends those again of which nobody knows whether they were written; what was is not written twice. */
    void settle(Replica replica, String key) {
        for (var entry : inDoubt()) {
            Until.asked(Duration.ofSeconds(60), () -> {
                send(entry, replica, key);
                return entry.slug != null;
            });
        }
    }

    private Client.Answer send(Entry entry, Replica replica, String key) {
        var answer = Client.post(replica.url() + "/management/imports?publish=true", key, entry.page());
        if (answer.status() == 200 || answer.status() == 201) {
            var found = SLUG.matcher(answer.body());
            entry.slug = found.find() ? found.group(1) : null;
        } else {
            entry.inDoubt = true;
            refusals.add(answer);
        }
        return answer;
    }

    List<Entry> acknowledged() {
        return entries.stream().filter(entry -> entry.slug != null).toList();
    }

    List<Entry> inDoubt() {
        return entries.stream().filter(entry -> entry.slug == null).toList();
    }

    /** Of which it was not known at some time. */
    long everInDoubt() {
        return entries.stream().filter(entry -> entry.inDoubt).count();
    }

    List<Client.Answer> refusals() {
        return List.copyOf(refusals);
    }

    int size() {
        return entries.size();
    }
}
