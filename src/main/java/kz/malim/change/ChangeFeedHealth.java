package kz.malim.change;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether this replica follows the change log, and reaches the database at all. It says why; whether the replica is in service
 * is decided without it, since one that is warm serves from its cache.
 */
@HealthGroup(ChangeFeedHealth.DEPENDENCIES)
@ApplicationScoped
public class ChangeFeedHealth implements HealthCheck {
    /** What Malim depends on: at /q/health/group/dependencies. */
    public static final String DEPENDENCIES = "dependencies";

    private final ReplicationPosition replication;

    ChangeFeedHealth(ReplicationPosition replication) {
        this.replication = replication;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("change feed")
                .withData("databaseReached", !replication.isUnreachable())
                .withData("position", replication.position())
                .withData("staleSeconds", replication.staleness().toSeconds())
                .status(replication.isCurrent())
                .build();
    }
}
