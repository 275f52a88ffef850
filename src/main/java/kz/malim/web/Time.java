package kz.malim.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of this process, in the time zone of the site. */
@ApplicationScoped
class Time {

    @Produces
    @Singleton
    Clock clock(Site site) {
        return Clock.system(site.zone());
    }
}
