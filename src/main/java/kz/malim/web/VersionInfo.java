package kz.malim.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.info.GitInfo;
import io.quarkus.info.runtime.spi.InfoContributor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The version of Malim, for {@code /q/info} and as the labels of the metric {@code malim_info}. Quarkus' own section contains the time of the build, so that no two builds of one
 * commit would be equal; the commit is in the section {@code git}.
 */
@ApplicationScoped
class VersionInfo implements InfoContributor, MeterBinder {
    private final String version;
    private final String commit;

    VersionInfo(@ConfigProperty(name = "quarkus.application.version") String version, Instance<GitInfo> git) {
        this.version = version;
        this.commit = git.isResolvable() ? git.get().latestCommitId() : "unknown"; // as of sources without history
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("malim.info", () -> 1)
                .description("Always 1: its labels say which version runs")
                .tag("version", version)
                .tag("commit", commit)
                .strongReference(true)
                .register(registry);
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
