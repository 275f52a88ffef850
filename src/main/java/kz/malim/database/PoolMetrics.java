package kz.malim.database;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;

/** Metrics of the connection pools. */
@ApplicationScoped
class PoolMetrics implements MeterBinder {
    private final AgroalDataSource writing;
    private final AgroalDataSource reading;
    private final AgroalDataSource previews;

    PoolMetrics(
            AgroalDataSource writing,
            @DataSource("reading") AgroalDataSource reading,
            @DataSource("previews") AgroalDataSource previews) {
        this.writing = writing;
        this.reading = reading;
        this.previews = previews;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        bind(registry, "writing", writing);
        bind(registry, "reading", reading);
        bind(registry, "previews", previews);
    }

    private static void bind(MeterRegistry registry, String name, AgroalDataSource pool) {
        connections(
                registry, name, "active", pool, source -> source.getMetrics().activeCount());
        connections(registry, name, "idle", pool, source -> source.getMetrics().availableCount());
        gauge("malim.pool.waiting", pool, source -> source.getMetrics().awaitingCount())
                .tag("pool", name)
                .description("Threads waiting for a connection")
                .register(registry);
        gauge(
                        "malim.pool.max",
                        pool,
                        source -> source.getConfiguration()
                                .connectionPoolConfiguration()
                                .maxSize())
                .tag("pool", name)
                .description("Maximum size of the pool")
                .register(registry);
    }

    private static void connections(
            MeterRegistry registry,
            String name,
            String state,
            AgroalDataSource pool,
            ToDoubleFunction<AgroalDataSource> count) {
        gauge("malim.pool.connections", pool, count)
                .tag("pool", name)
                .tag("state", state)
                .description("Connections of the pool")
                .register(registry);
    }

    private static Gauge.Builder<AgroalDataSource> gauge(
            String name, AgroalDataSource pool, ToDoubleFunction<AgroalDataSource> count) {
        return Gauge.builder(name, pool, count);
    }
}
