package kz.malim.sync;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import kz.malim.access.Role;
import kz.malim.cache.RandomActs;
import kz.malim.support.Newsroom;
import kz.malim.support.OwnDatabase;
import org.junit.jupiter.api.Test;

/** Random acts of a newsroom: a copy that follows them equals one that is read anew, with each filter and from any cursor. */
@QuarkusTest
@TestProfile(OwnDatabase.Profile.class)
class RandomFollowersTest {
    private static final long SEED = Long.getLong("malim.test.seed", 1);
    private static final int ACTS = Integer.getInteger("malim.test.acts", 50);

    @Inject
    Newsroom newsroom;

    @Inject
    AgroalDataSource database;

    @Test
    void aCopyThatFollowsEqualsOneThatIsReadAnew() throws SQLException {
        var acts = new RandomActs(newsroom.keyOf(Role.ADMIN), SEED);
        acts.open();
        var filters = List.<Map<String, String>>of(
                Map.of(),
                Map.of("lang", "kk"),
                Map.of("section", acts.section()),
                Map.of("tag", acts.tag()),
                Map.of("tag", "!" + acts.tag()),
                Map.of("author", acts.author()),
                Map.of("kind", "article,live-entry", "lang", "ru", "section", acts.section()),
                Map.of("kind", "front,photo"));
        settle();
        var followers = new ArrayList<Follower>();
        filters.forEach(filter -> followers.add(Follower.of(filter)));
        var random = new Random(SEED);
        int told = 0;
        for (int i = 0; i < ACTS; i++) {
            var act = acts.next();
            settle();
            for (int f = 0; f < filters.size(); f++) {
                if (random.nextInt(4) > 0) {
                    continue; // it comes back later, from an older cursor
                }
                told += followers.get(f).catchUp(1 + random.nextInt(20)).size();
                if (i % 5 == 0) {
                    requireEqual(
                            f, filters.get(f), followers.get(f), "after act " + i + " " + act + ", " + acts.seed());
                }
            }
        }
        for (int f = 0; f < filters.size(); f++) {
            told += followers.get(f).catchUp().size();
            requireEqual(f, filters.get(f), followers.get(f), "at the end, " + acts.seed());
        }
        assertTrue(told > ACTS, told + " changes were told: too few to mean anything");
        for (var secret : acts.secrets()) {
            var id = secret.substring(secret.indexOf(':') + 1);
            assertTrue(followers.getFirst().copy().keySet().stream().noneMatch(key -> key.endsWith(id)), secret);
        }
    }

    private static void requireEqual(int number, Map<String, String> filter, Follower follower, String when) {
        var anew = Follower.of(filter).copy();
        var differing = new TreeMap<String, String>();
        anew.forEach((key, state) -> {
            if (!state.equals(follower.copy().get(key))) {
                differing.put(
                        key,
                        "is " + state + "\n but the copy has " + follower.copy().get(key));
            }
        });
        follower.copy().keySet().stream()
                .filter(key -> !anew.containsKey(key))
                .forEach(key -> differing.put(key, "is gone"));
        assertEquals(Map.of(), differing, number + " " + filter + " " + when);
    }

    /** Waits until what time does by itself is done: a schedule that is due while two copies are compared is in one of them. */
    private void settle() {
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5)).until(() -> {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                                    select (select count(*) from due_change where at < now() + interval '1 second')
                                         + (select count(*) from revision where shown_from < now() or shown_until < now())
                                    """)) {
                return row.next() && row.getLong(1) == 0;
            }
        });
    }
}
