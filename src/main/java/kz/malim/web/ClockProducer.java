package kz.malim.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import kz.malim.database.DatabaseClock;

/** Produces the one clock of the program, in the time zone of the site. */
@ApplicationScoped
class ClockProducer {

    @Produces
    @Singleton
    DatabaseClock clock(Site site) {
        return new DatabaseClock(Clock.system(site.zone()));
    }
}
