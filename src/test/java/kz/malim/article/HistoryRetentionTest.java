package kz.malim.article;

import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.access.ReadOnlyMode;
import kz.malim.access.Role;
import kz.malim.body.BodyBlock;
import kz.malim.body.Video;
import kz.malim.database.AdvisoryLocks;
import kz.malim.support.CapturedLog;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is deleted because of its age, and what never is. */
@QuarkusTest
class HistoryRetentionTest {
    /** Nothing else in this database is as old. */
    private static final Duration AGE = Duration.ofDays(3000);

    private static final String OLDER = "now() - interval '3001 days'";

    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    @Inject
    AdvisoryLocks locks;

    @Inject
    ReadOnlyMode readOnly;

    @Inject
    MeterRegistry metrics;

    /** What other tests have left. */
    @BeforeEach
    void deleteExpired() {
        retention(Optional.empty(), Optional.of(AGE)).deleteExpired();
    }

    @Test
    void deletesOldSupersededRevisionsAndNothingThatIsNeeded() {
        var story = newsroom.publishes(article().titled("One").with(video()).withLeadPhoto(newsroom.photo("", "")));
        newsroom.edits(story, article().titled("Two").with(cardOf(newsroom.publishes(article()))));
        newsroom.edits(story, article().titled("Three"));
        newsroom.redrafts(story, article());
        var withdrawn = newsroom.publishes(article().titled("Shown first"));
        newsroom.edits(withdrawn, article().titled("Shown last"));
        withdraw(withdrawn);
        newsroom.redrafts(withdrawn, article());
        var young = newsroom.publishes(article());
        newsroom.edits(young, article());
        age(story, withdrawn);
        double before = deleted("revision");

        List<String> logged;
        try (var log = CapturedLog.listen()) {
            retention(Optional.empty(), Optional.of(AGE)).deleteExpired();
            logged = log.lines(HistoryRetention.class);
        }

        assertEquals(List.of(4, 3), numbers(story));
        assertEquals(List.of(4, 2), numbers(withdrawn)); // its draft, and what readers saw last
        assertEquals(List.of(2, 1), numbers(young));
        given().get(story.path()).then().statusCode(200).body("title", is("Three"));
        assertEquals(4, deleted("revision") - before);
        assertEquals(
                List.of("INFO MALIM-6002 Expired history deleted: subject=revision count=4 retention=PT72000H"),
                logged);
        asAdmin()
                .get("/management/audit?actor=system&limit=20")
                .then()
                .body("items.findAll { it.subject == 'retention' }.after.count", hasItem(4));
        newsroom.publishes(story); // its draft, on what is left
        assertEquals(List.of(4, 3), numbers(story));
    }

    @Test
    void keepsEverythingByDefault() {
        var story = newsroom.publishes(article());
        newsroom.edits(story, article());
        age(story);

        retention(Optional.empty(), Optional.empty()).deleteExpired();

        assertEquals(List.of(2, 1), numbers(story));
    }

    @Test
    void deletesOldEntriesOfTheAuditLogInBatchesAndKeepsReceipts() {
        audits(1, HistoryRetention.BATCH_SIZE * 2 + 1, "article");
        audits(2, 1, "erasure");

        retention(Optional.of(AGE), Optional.empty()).deleteExpired();

        assertEquals(List.of("erasure"), oldAudits());
        retention(Optional.of(AGE), Optional.empty()).deleteExpired();
        assertEquals(List.of("erasure"), oldAudits());
        rewrite("delete from audit where position < 0");
    }

    @Test
    void restsInReadOnlyMode() {
        var story = newsroom.publishes(article());
        newsroom.edits(story, article());
        age(story);
        asAdmin()
                .body("{\"reason\": \"test\"}")
                .put("/management/read-only")
                .then()
                .statusCode(200);
        try {
            retention(Optional.empty(), Optional.of(AGE)).deleteExpired();
        } finally {
            asAdmin().delete("/management/read-only");
        }

        assertEquals(List.of(2, 1), numbers(story));
        retention(Optional.empty(), Optional.of(AGE)).deleteExpired();
        assertEquals(List.of(2), numbers(story));
    }

    @Test
    void leavesTheWorkToTheReplicaThatIsAtIt() {
        var story = newsroom.publishes(article());
        newsroom.edits(story, article());
        age(story);

        QuarkusTransaction.requiringNew().run(() -> {
            assertTrue(locks.tryLock("history retention"));
            retention(Optional.empty(), Optional.of(AGE)).deleteExpired();
        });

        assertEquals(List.of(2, 1), numbers(story));
    }

    private HistoryRetention retention(Optional<Duration> audit, Optional<Duration> revisions) {
        return new HistoryRetention(
                database,
                locks,
                readOnly,
                new RetentionConfig() {
                    @Override
                    public Optional<Duration> audit() {
                        return audit;
                    }

                    @Override
                    public Optional<Duration> revisions() {
                        return revisions;
                    }
                },
                metrics);
    }

    private BodyBlock video() {
        var created = given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .multiPart(
                        "media",
                        "{\"kind\": \"video\", \"sources\": [{\"url\": \"https://cdn.example.org/a.mp4\", \"type\": \"video/mp4\"}]}",
                        "application/json")
                .post("/management/media");
        return new Video("v", UUID.fromString(created.path("id")), null);
    }

    private static BodyBlock cardOf(Story other) {
        return new kz.malim.body.Story("s", other.id(), null, null, null, null, null, null);
    }

    /** Its superseded revisions were superseded long ago. */
    private void age(Story... stories) {
        for (var story : stories) {
            rewrite("update revision set superseded_at = " + OLDER + " where state = 'superseded' and article_id = '"
                    + story.id() + "'");
        }
    }

    /** Entries that stand before all others, as old ones do. */
    private void audits(int batch, int count, String subject) {
        rewrite("insert into audit (position, at, actor, actor_name, act, subject, subject_id) overriding system value"
                + " select -i - %d * 10000, %s, 'system', 'Malim', 'create', '%s', 'x' from generate_series(1, %d) i"
                        .formatted(batch, OLDER, subject, count));
    }

    private List<?> oldAudits() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select subject from audit where position < 0", String.class)
                        .getResultList());
    }

    private void rewrite(String sql) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            database.createNativeQuery("set local statement_timeout = 0").executeUpdate();
            database.createNativeQuery("select set_config('malim.rewriting_history', 'on', true)", String.class)
                    .getSingleResult();
            database.createNativeQuery(sql).executeUpdate();
        });
    }

    private void withdraw(Story story) {
        var path = "/management/articles/" + story.id();
        asAdmin()
                .header("If-Match", asAdmin().get(path).header("ETag"))
                .delete(path + "/publication")
                .then()
                .statusCode(200);
    }

    private List<Integer> numbers(Story story) {
        return asAdmin()
                .get("/management/articles/" + story.id() + "/revisions")
                .jsonPath()
                .getList("items.number");
    }

    private double deleted(String subject) {
        return metrics.get("malim.retention.deleted")
                .tag("subject", subject)
                .counter()
                .count();
    }

    private RequestSpecification asAdmin() {
        return given().auth().oauth2(newsroom.keyOf(Role.ADMIN)).contentType("application/json");
    }
}
