package kz.malim.article;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;
import kz.malim.database.WrongClock;

/**
 * Only tests apply due transitions, as if every replica with a scheduler were down; the machine's clock is two hours behind,
 * so that anything relying on it would be late; and content with errors is not published.
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
