package kz.malim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kz.malim.SettingsTest;
import org.junit.jupiter.api.Test;

/** The packaged program does not start with settings that cannot be, and says so in lines that name them. */
class RefusedSettingsIT {

    @Test
    void endsWithALineForEachSetting() throws IOException {
        var variables = new TreeMap<String, String>();
        SettingsTest.NONSENSE.forEach((name, texts) -> variables.put(variable(name), texts.getFirst()));

        var malim = start(variables);

        malim.awaitEnd();
        assertEquals(1, malim.exitValue(), malim.logged());
        var lines = malim.logged().lines().toList();
        assertEquals(SettingsTest.NONSENSE.size(), lines.size(), malim.logged());
        SettingsTest.NONSENSE
                .keySet()
                .forEach(name -> assertTrue(
                        lines.stream().anyMatch(line -> line.matches("MALIM-1001 " + name + "(\\[[0-9]+])? must .*")),
                        () -> name + " in " + lines));
    }

    @Test
    void endsBeforeItWaitsForADatabase() throws IOException {
        var malim = start(Map.of(
                "MALIM_MEDIA_ALLOWED_NETWORKS",
                "10.0.0.1",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:1/malim"));

        malim.awaitEnd();
        assertEquals(1, malim.exitValue(), malim.logged());
        assertEquals(
                "MALIM-1001 malim.media.allowed-networks must be networks with the length of their prefix, such as 10.1.0.0/16 or"
                        + " fd00::/8, not \"10.0.0.1\"",
                malim.logged().strip().replaceFirst("\\[0]", ""));
    }

    @Test
    void warnsOfASettingThatDoesNotExist() throws IOException {
        try (var deployment = Deployment.of(0, Path.of("target/faults/unknown-setting-database"))) {
            Files.deleteIfExists(Path.of("target/faults/unknown-setting.log"));
            var malim = deployment
                    .add(
                            "unknown-setting",
                            Map.of(
                                    "MALIM_SITE_NMAE", "News",
                                    "MALIM_SITE_URL", "https://news.example",
                                    "MALIM_DEMO", "false"))
                    .awaitReady();

            var warnings =
                    malim.logged().lines().filter(line -> line.contains("WARN")).toList();

            assertEquals(1, warnings.size(), malim::logged);
            assertTrue(
                    warnings.getFirst()
                            .contains("MALIM-1002 Unknown setting MALIM_SITE_NMAE. Did you mean MALIM_SITE_NAME?"),
                    malim::logged);
        }
    }

    @Test
    void saysWhatItWaitsFor() throws IOException {
        try (var malim = start(Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/malim"))) {
            Await.until(
                    Duration.ofSeconds(60), () -> malim.logged().contains("MALIM-2001 Waiting for the database: url="));
        }
    }

    private static Replica start(Map<String, String> settings) throws IOException {
        Files.deleteIfExists(Path.of("target/faults/refused-settings.log"));
        return Replica.start("refused-settings", settings, List.of());
    }

    private static String variable(String setting) {
        return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
