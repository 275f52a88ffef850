package kz.malim.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock of this process, in the time zone of the site. */
@ApplicationScoped
class Time {

    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "malim.zone", defaultValue = "Asia/Almaty") ZoneId zone) {
        return Clock.system(zone);
    }
}
