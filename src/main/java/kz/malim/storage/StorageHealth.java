package kz.malim.storage;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.change.ChangeFeedHealth;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the store has failed and not yet worked again for a minute. A replica is in service all the same: it has texts. */
@HealthGroup(ChangeFeedHealth.DEPENDENCIES)
@ApplicationScoped
class StorageHealth implements HealthCheck {
    private final FileStore store;

    StorageHealth(FileStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        var failing = store.failingSince();
        var response = HealthCheckResponse.named("file storage").status(failing.isEmpty());
        failing.ifPresent(since -> response.withData("failingSince", since.toString()));
        return response.build();
    }
}
