package kz.malim.fault;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes back behind two running replicas. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoredDatabaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DROPPED = "Database restored or failed over, everything cached is dropped";

    @TempDir
    Path backups;

    private Deployment deployment;

    @BeforeAll
    void start() {
        deployment = Deployment.of(2, Path.of("target/faults/restored-database"));
    }

    @AfterAll
    void end() {
        deployment.close();
    }

    /** The epoch and the timeline are those of before: only the last change that was read is another, or missing. */
    @Test
    void isNoticedWhenFilesAreRestored() throws IOException {
        var kept = published("Before the backup");
        var backup = backups.resolve("files");
        deployment.stopDatabase();
        copy(deployment.cluster(), backup);
        deployment.startDatabase();
        var lost = published("After the backup");
        var before = warnings();

        deployment.stopDatabase();
        delete(deployment.cluster());
        copy(backup, deployment.cluster());
        deployment.startDatabase();

        areCurrent(kept, lost, before);
    }

    /** By the time the replicas return, the log is longer than it was. */
    @Test
    void isNoticedWhenOthersHaveWrittenSince() throws IOException {
        var kept = published("Before the other backup");
        var backup = backups.resolve("written");
        deployment.stopDatabase();
        copy(deployment.cluster(), backup);
        deployment.startDatabase();
        var lost = published("After the other backup");
        var before = warnings();

        deployment.stopDatabase();
        delete(deployment.cluster());
        copy(backup, deployment.cluster());
        deployment.startDatabase("""
                insert into change (kind, tags) select 'search.changed', array['search'] from generate_series(1, 100)
                """);

        areCurrent(kept, lost, before);
    }

    /** A recovery to a point in time, and the promotion of a standby, begin a timeline; the rows may be those of before. */
    @Test
    void isNoticedWhenTheTimelineIsAnother() throws IOException {
        var kept = published("Before the promotion");
        var epoch = deployment.texts("select id::text from change_epoch");
        var before = warnings();

        deployment.stopDatabase();
        Files.writeString(deployment.cluster().resolve("own.conf"), "restore_command = 'false'\n");
        Files.createFile(deployment.cluster().resolve("recovery.signal"));
        deployment.startDatabase();

        areCurrent(kept, "/api/articles/there-was-none", before);
        assertNotEquals(epoch, deployment.texts("select id::text from change_epoch"));
        assertEquals(Set.of("t"), deployment.texts("select server = change_server() from change_epoch"));
    }

    /** The path of an article that both replicas have cached. */
    private String published(String title) {
        var created = succeeds("POST", "/management/articles", "", "{\"lang\": \"en\", \"title\": \"" + title + "\"}");
        var article = created.header("Location").replaceFirst("^https?://[^/]+", "");
        succeeds("PUT", article + "/publication", created.header("ETag"), "");
        var path = "/api/articles/" + article.substring(article.lastIndexOf('/') + 1);
        for (var replica : deployment.replicas()) {
            Await.until(
                    PATIENCE,
                    () -> Client.get(replica.url() + path)
                            .header("Cache-Status")
                            .contains("malim; hit"));
        }
        return path;
    }

    /** After the database was away, a request may get a connection of before, and a 503. */
    private Client.Response succeeds(String method, String path, String ifMatch, String json) {
        var last = new AtomicReference<Client.Response>();
        Await.until(PATIENCE, () -> {
            last.set(Client.request(method, deployment.first().url() + path, deployment.key(), ifMatch, json));
            return last.get().status() / 100 == 2;
        });
        return last.get();
    }

    private void areCurrent(String kept, String lost, List<Long> warningsBefore) {
        var expected = warningsBefore.stream().map(before -> before + 1).toList();
        Await.until(PATIENCE, () -> warnings().equals(expected));
        for (var replica : deployment.replicas()) {
            Await.until(PATIENCE, () -> Client.status(replica.url() + lost) == 404);
            Await.until(PATIENCE, () -> Client.status(replica.url() + kept) == 200);
        }
        var afterwards = published("After the restore");
        for (var replica : deployment.replicas()) {
            assertEquals(404, Client.status(replica.url() + lost));
            assertEquals(200, Client.status(replica.url() + afterwards));
        }
        assertEquals(expected, warnings(), "one line in the log of each");
    }

    /** How often each replica has logged it. */
    private List<Long> warnings() {
        return deployment.replicas().stream().map(RestoredDatabaseIT::warnings).toList();
    }

    private static long warnings(Replica replica) {
        try (var lines = Files.lines(replica.log())) {
            return lines.filter(line -> line.contains(DROPPED)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
