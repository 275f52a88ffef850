package kz.malim.article;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;
import kz.malim.database.WrongClock;

/**
 * Nobody switches anything unless a test does, as if every replica that has a scheduler were down; the machine's own clock
 * is two hours behind, so that whatever goes by it comes too late; and nobody publishes what has errors.
 */
public final class SchedulerOff implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "malim.schedule.enabled", "false",
                "malim.publication.requires-none", "error",
                "test.clock-offset", "-PT2H");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(WrongClock.class);
    }
}
