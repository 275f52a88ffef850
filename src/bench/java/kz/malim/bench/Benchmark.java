package kz.malim.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The command: {@code ./mvnw -Pbench -DskipTests verify}, and {@code -Dbench="hot start"} for some sections only. What is
 * generated is stored in {@code target/bench} for later runs.
 */
public final class Benchmark {
    private Benchmark() {}

    /** @param names of the sections to run; all by default */
    public static void main(String[] names) throws Exception {
        var wanted = Set.copyOf(Arrays.asList(names));
        var table = new Table();
        for (var section : sections()) {
            if (wanted.isEmpty() || wanted.contains(section.name())) {
                Progress.print("— " + section.name());
                section.measure(table);
            }
        }
        table.print();
    }

    private static List<Section> sections() {
        return List.of(
                new StartSection(),
                new HotSection(),
                new ColdSection(),
                new ListSection(),
                new SearchSection(),
                new PhotoSection(),
                new PixelSection(),
                new ReplicaSection());
    }

    /** A part of the table. */
    interface Section {
        String name();

        void measure(Table table) throws Exception;
    }
}
