package kz.malim.management;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import kz.malim.database.AdvisoryLocks;
import kz.malim.text.Slug;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/**
 * Gives records of one name different slugs: the second has {@code -2}, the third {@code -3}. Transactions that could
 * choose the same slug wait for each other, so that the result is the same when they run at once.
 */
@ApplicationScoped
public class FreeSlugs {
    /** The id of no record. */
    public static final UUID NEW = new UUID(0, 0);

    private static final int FIRST_BATCH = 20;

    private final AdvisoryLocks locks;

    FreeSlugs(AdvisoryLocks locks) {
        this.locks = locks;
    }

    /**
     * The slug that was sent, or else a free one made from the name.
     *
     * @param taken which of some slugs belong to other records
     */
    public Slug choose(
            String kind, @Nullable Slug sent, String name, Function<Collection<String>, Collection<String>> taken) {
        if (sent != null) {
            lock(kind, sent);
            return sent; // if it is taken, the constraint of the table says so
        }
        return free(
                kind,
                Slug.of(name)
                        .orElseThrow(
                                () -> RequestJson.refused("slug", "No slug can be made from this name: send one.")),
                taken);
    }

    /** This slug, or the first of its numbered ones that is free. */
    public Slug free(String kind, Slug wanted, Function<Collection<String>, Collection<String>> taken) {
        lock(kind, wanted);
        int size = FIRST_BATCH;
        for (int first = 1; ; first += size, size *= FIRST_BATCH) {
            var candidates = IntStream.range(first, first + size)
                    .mapToObj(n -> n == 1 ? wanted : wanted.numbered(n))
                    .toList();
            var used = Set.copyOf(taken.apply(values(candidates)));
            var free = candidates.stream()
                    .filter(candidate -> !used.contains(candidate.value()))
                    .findFirst();
            if (free.isPresent()) {
                return free.get();
            }
        }
    }

    /** Until the transaction ends, no other one chooses this slug, or one that differs from it in its number. */
    public void lock(String kind, Slug slug) {
        locks.lock(List.of("slug " + kind + " " + slug.value().replaceFirst("-\\d+$", "")));
    }

    private static List<String> values(List<Slug> slugs) {
        return slugs.stream().map(Slug::value).toList();
    }
}
