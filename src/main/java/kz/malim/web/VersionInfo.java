package kz.malim.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.info.GitInfo;
import io.quarkus.info.runtime.spi.InfoContributor;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The version of Malim, for {@code /q/info} and as the labels of the metric {@code malim_info}. Quarkus' own section contains the time of the build, so that no two builds of one
 * commit would be equal; the commit is in the section {@code git}.
 */
@ApplicationScoped
class VersionInfo implements InfoContributor {
    private final String version;

    VersionInfo(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /** Not with the other metrics, which are there before Quarkus knows the commit. */
    void register(@Observes StartupEvent start, MeterRegistry metrics, Instance<GitInfo> git) {
        Gauge.builder("malim.info", () -> 1)
                .description("Always 1: its labels say which version runs")
                .tag("version", version)
                .tag(
                        "commit",
                        git.isResolvable() ? git.get().latestCommitId() : "unknown") // of sources without history
                .strongReference(true)
                .register(metrics);
    }

    @Override
    public String name() {
        return "malim";
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("version", version);
    }
}
