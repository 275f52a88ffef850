package kz.malim.web;

import io.quarkus.info.runtime.spi.InfoContributor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The version of Malim for {@code /q/info}. Quarkus' own section contains the time of the build, so that no two builds of one
 * commit would be equal; the commit is in the section {@code git}.
 */
@ApplicationScoped
class VersionInfo implements InfoContributor {
    private final String version;

    VersionInfo(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
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
