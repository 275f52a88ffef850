package kz.malim.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kz.malim.bench.Benchmark.Section;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.GeneratedNewsroom.Detail;

/** From {@code java -jar} to the first 200, with a database that exists already. */
final class StartSection implements Section {
    private static final int STARTS = 5;
    private static final Path CACHE = Path.of("target", "bench", "malim.aot");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void measure(Table table) throws Exception {
        try (var database = Newsrooms.of(10_000, Detail.NARROW)) {
            Files.deleteIfExists(CACHE);
            Malim.start("malim-training", database, List.of("-XX:AOTCacheOutput=" + CACHE), Map.of())
                    .close();
            var plain = new double[STARTS];
            var trained = new double[STARTS];
            for (int i = 0; i < STARTS; i++) {
                plain[i] = seconds(database, List.of());
                trained[i] = seconds(database, List.of("-XX:AOTCache=" + CACHE));
                Progress.print(
                        "start %d of %d: %.2f s, with the AOT cache %.2f s", i + 1, STARTS, plain[i], trained[i]);
            }
            table.atMost(1.5, "java -jar to the first 200, AOT cache", Table.median(trained), "s");
            table.record("java -jar to the first 200, plain", Table.median(plain), "s");
        }
    }

    private static double seconds(EmbeddedDatabase database, List<String> jvm) throws Exception {
        try (var malim = Malim.start("malim-start", database, jvm, Map.of())) {
            return malim.secondsToFirstResponse();
        }
    }
}
