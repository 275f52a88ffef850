package kz.malim.access;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports the read-only mode. A replica is ready all the same: it serves readers. */
@Readiness
@ApplicationScoped
class ReadOnlyHealth implements HealthCheck {
    private final ReadOnlyMode mode;

    ReadOnlyHealth(ReadOnlyMode mode) {
        this.mode = mode;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("read-only mode")
                .withData("readOnly", mode.isOn())
                .up()
                .build();
    }
}
