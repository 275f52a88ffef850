package kz.malim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The invented newsroom on a slow machine, cut off, and with a story that cannot be loaded. */
class DemoIT {
    private static final int STORIES = 31;
    private static final String LAST = "aynakol-marafony-tikeley";
    private static final String TENTH = "aqzhaysannyn-eski-alma-sorty-duken-sorelerine-qaytty";
    private static final String ARTICLES = "select count(*) from article";

    private Deployment deployment;

    @BeforeEach
    void migrates() throws IOException {
        for (var name : Set.of("demo-schema", "demo")) {
            Files.deleteIfExists(Path.of("target/faults", name + ".log"));
        }
        deployment = Deployment.of(0, Path.of("target/faults/demo-database"));
        var schema =
                deployment.add("demo-schema", Map.of("MALIM_DEMO", "false")).awaitReady();
        schema.terminate();
        schema.awaitEnd();
    }

    @AfterEach
    void stops() {
        deployment.close();
    }

    /** Together the stories take longer than the half minute of one transaction. */
    @Test
    void isLoadedOnASlowMachineAndGoesOnWhereItWasKilled() {
        deployment.sql(
                """
                create function takes_a_while() returns trigger language plpgsql as
                $$ begin perform pg_sleep(1.2); return new; end $$
                """,
                "create trigger takes_a_while before insert on article for each row execute function takes_a_while()",
                "delete from api_key_use",
                "delete from api_key");
        var malim = deployment.add("demo", Map.of("MALIM_DEMO", "true", "MALIM_ADMIN_KEY", ""));
        Await.until(Duration.ofSeconds(90), () -> deployment.number(ARTICLES) >= 3);

        malim.kill();

        long before = deployment.number(ARTICLES);
        assertTrue(before < STORIES);
        assertFalse(malim.logged().contains("Administrator key created"), malim.logged());
        var kept = deployment.texts("select id || ' ' || version from article");

        malim.restart();
        Await.until(Duration.ofMinutes(3), malim::isReady);

        isWhole();
        assertEquals(kept, common(kept, deployment.texts("select id || ' ' || version from article")));
        assertEquals(List.of(), warnings(malim));
        assertEquals(2, malim.logged().split("Administrator key created", -1).length, malim.logged());
    }

    @Test
    void servesWithoutAStoryThatCannotBeLoaded() {
        deployment.sql("""
                create function refuses() returns trigger language plpgsql as
                $$ begin raise exception 'the disk of the story is full'; end $$
                """, """
                create trigger refuses before insert on article for each row when (new.slug = '%s')
                execute function refuses()
                """.formatted(TENTH));
        var malim = deployment.add("demo", Map.of("MALIM_DEMO", "true")).awaitReady();

        assertEquals(9, deployment.number(ARTICLES));
        assertEquals(200, Client.status(malim.url() + "/api/articles"));
        assertEquals(1, warnings(malim).size(), malim::logged);
        assertTrue(
                warnings(malim).getFirst().contains("articles=9 of=31 cause=")
                        && warnings(malim).getFirst().endsWith("the disk of the story is full\""),
                malim::logged);
        assertFalse(malim.logged().contains("\tat "), malim.logged());

        malim.terminate();
        malim.awaitEnd();
        deployment.sql("drop trigger refuses on article");
        malim.restart();
        malim.awaitReady();

        isWhole();
    }

    /** What editors made of it is theirs. */
    @Test
    void isNotLoadedAgainWhenAStoryWasRenamedOrABlockDeleted() {
        var malim = deployment.add("demo", Map.of("MALIM_DEMO", "true")).awaitReady();
        isWhole();
        malim.terminate();
        malim.awaitEnd();
        deployment.sql("update article set slug = 'another-name' where slug = '%s'".formatted(LAST));
        deployment.sql("delete from front_placement", "delete from front_block");

        malim.restart();
        malim.awaitReady();

        assertEquals(STORIES, deployment.number(ARTICLES));
        assertEquals(0, deployment.number("select count(*) from front_block"));
        assertEquals(List.of(), warnings(malim));
    }

    private void isWhole() {
        assertEquals(STORIES, deployment.number(ARTICLES));
        assertEquals(STORIES, deployment.number("select count(*) from revision where state = 'published'"));
        assertEquals(2, deployment.number("select count(*) from front_block"));
        assertEquals(8, deployment.number("select count(*) from author"));
        assertEquals(16, deployment.number("select count(*) from tag"));
        assertTrue(deployment.number("select count(*) from front_placement") > 6);
    }

    private static List<String> warnings(Replica malim) {
        return malim.logged()
                .lines()
                .filter(line -> line.contains("WARN") && line.contains("Demo"))
                .toList();
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        var common = new TreeSet<>(some);
        common.retainAll(others);
        return common;
    }
}
