package kz.malim.article;

import static io.restassured.RestAssured.get;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.malim.access.Role;
import kz.malim.support.DatabaseContents;
import kz.malim.support.Editor;
import kz.malim.support.Metrics;
import kz.malim.support.Newsroom;
import kz.malim.support.Newsroom.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Due transitions are applied once, with any number of replicas, and late rather than never. */
@QuarkusTest
@TestProfile(SchedulerOff.class)
class PublishingScheduleTest {
    private static final int DUE = 200;
    private static final int REPLICAS = 4;

    @Inject
    Newsroom newsroom;

    @Inject
    PublishingSchedule schedule;

    @Inject
    Articles articles;

    @Inject
    Publishing publishing;

    @Inject
    Scheduler scheduler;

    @Inject
    Transitions transitions;

    @Inject
    DatabaseContents stored;

    @BeforeEach
    void finishDueTransitions() {
        schedule.applyDue();
    }

    @Test
    void appliesEachTransitionOnceWithSeveralReplicas() throws Exception {
        var stories = due(DUE);

        try (var replicas = Executors.newFixedThreadPool(REPLICAS)) {
            Callable<Integer> replica = schedule::applyDue;
            int applied = 0;
            for (var done : replicas.invokeAll(Collections.nCopies(REPLICAS, replica))) {
                applied += done.get();
            }
            assertTrue(applied >= DUE, "applied " + applied);
        }

        stories.forEach(story -> awaitChanges(1, story));
        assertEquals(0, schedule.applyDue());
    }

    @Test
    void appliesATransitionOnceAfterARollback() {
        var story = due(1).getFirst();
        rollBack(story);
        assertEquals("scheduled", stored.state(story.id()));

        schedule.applyDue();

        assertEquals("published", stored.state(story.id()));
        awaitChanges(1, story);
    }

    @Test
    void catchesUpAtStartupAfterAllReplicasWereDown() {
        var stories = due(20);
        var planned = Instant.now().minus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var oldest = plans(newsroom.drafts(Newsroom.article()), planned, null);

        scheduler
                .newJob("started replica")
                .setInterval("1s")
                .setTask(execution -> schedule.run())
                .schedule();
        try {
            await().until(() -> schedule.nothingIsDue());
        } finally {
            scheduler.unscheduleJob("started replica");
        }

        stories.forEach(story -> awaitChanges(1, story));
        awaitChanges(1, oldest);
        get(oldest.path()).then().statusCode(200);
        assertEquals(
                planned,
                OffsetDateTime.parse(get(oldest.path()).path("publishedAt")).toInstant(),
                "the stored time is the planned one");
        new Editor(newsroom.keyOf(Role.WRITER))
                .reads(Editor.ARTICLES + "/" + oldest.id())
                .then()
                .body("state", equalTo("published"))
                .body("scheduled", equalTo(null));
    }

    @Test
    void measuresLateness() {
        plans(newsroom.drafts(Newsroom.article()), Instant.now().minusSeconds(3), null);
        var before = Metrics.now();

        schedule.applyDue();

        var after = Metrics.now();
        var name = "malim_schedule_lateness_seconds_";
        assertEquals(1, after.value(name + "count") - before.value(name + "count"));
        assertTrue(after.value(name + "sum") - before.value(name + "sum") > 2);
    }

    @Test
    void withdrawsAtTheEnd() {
        var story = newsroom.publishes(Newsroom.article());
        plans(story, null, Instant.now().minusSeconds(1));

        schedule.applyDue();

        awaitChanges(2, story);
        new Editor(newsroom.keyOf(Role.WRITER))
                .reads(Editor.ARTICLES + "/" + story.id())
                .then()
                .body("state", equalTo("unpublished"))
                .body("schedule", equalTo(null));
    }

    private List<Story> due(int number) {
        var stories = new ArrayList<Story>();
        for (int i = 0; i < number; i++) {
            stories.add(plans(
                    newsroom.drafts(Newsroom.article().titled("Көл " + UUID.randomUUID())),
                    Instant.now().minusSeconds(1),
                    null));
        }
        return stories;
    }

    @Transactional
    Story plans(Story story, @Nullable Instant publishAt, @Nullable Instant unpublishAt) {
        publishing.schedule(
                articles.findById(story.id()),
                publishAt == null ? null : Instant.now().plusSeconds(3_600),
                unpublishAt == null ? null : Instant.now().plusSeconds(7_200));
        stored.move(story.id(), publishAt, unpublishAt); // no act plans for the past
        return story;
    }

    private void awaitChanges(long number, Story story) {
        await().untilAsserted(() -> assertEquals(number, stored.changes(story.id())));
    }

    private void rollBack(Story story) {
        io.quarkus.narayana.jta.QuarkusTransaction.begin();
        try {
            transitions.lock(requireNonNull(articles.findById(story.id())));
        } finally {
            io.quarkus.narayana.jta.QuarkusTransaction.rollback();
        }
    }
}
