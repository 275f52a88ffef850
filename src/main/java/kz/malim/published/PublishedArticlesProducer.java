package kz.malim.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the reading side its eyes: the pool whose role sees the published views only. */
@ApplicationScoped
class PublishedArticlesProducer {

    @Produces
    @Singleton
    PublishedArticles articles(@DataSource("reading") AgroalDataSource database, ObjectMapper json, Clock clock) {
        return PublishedArticles.ofPool(database, json, clock.getZone());
    }
}
