package kz.malim.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import kz.malim.search.SearchIndex;
import kz.malim.search.Spelling;

/** Gives the reading side its eyes: the pool whose role sees the published views only. */
@ApplicationScoped
class Reading {

    @Produces
    @Singleton
    PublishedArticles articles(@DataSource("reading") AgroalDataSource database, ObjectMapper json, Clock clock) {
        return new PublishedArticles(database, json, clock.getZone());
    }

    @Produces
    @Singleton
    ArticleListing listing(
            @DataSource("reading") AgroalDataSource database,
            ObjectMapper json,
            SearchIndex index,
            Spelling spelling,
            Clock clock) {
        return new ArticleListing(database, json, index, spelling, clock.getZone());
    }
}
