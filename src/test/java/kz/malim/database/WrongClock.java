package kz.malim.database;

import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import kz.malim.web.Site;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A machine whose clock is wrong by {@code test.clock-offset}, for profiles that select it. */
@Alternative
@Singleton
public class WrongClock {

    @Produces
    @Singleton
    DatabaseClock clock(Site site, @ConfigProperty(name = "test.clock-offset") Duration offset) {
        return new DatabaseClock(Clock.offset(Clock.system(site.zone()), offset));
    }
}
