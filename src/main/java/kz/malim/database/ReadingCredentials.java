package kz.malim.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The credentials of the reading pool. Without a configured password it is derived from the writing one, so that all replicas
 * derive the same without coordination.
 */
@ApplicationScoped
@Named("reading-credentials")
public class ReadingCredentials implements CredentialsProvider {
    private final String role;
    private final Optional<String> configuredPassword;
    private final Optional<String> writingPassword;

    public ReadingCredentials(
            DatabaseConfig config,
            @ConfigProperty(name = "quarkus.datasource.reading.password") Optional<String> configuredPassword,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> writingPassword) {
        this.role = config.readingRole();
        this.configuredPassword = configuredPassword;
        this.writingPassword = writingPassword;
    }

    @Override
    public Map<String, String> getCredentials(String name) {
        return Map.of(USER_PROPERTY_NAME, role, PASSWORD_PROPERTY_NAME, password());
    }

    public String role() {
        return role;
    }

    /** Whether the operator manages the role's password, so that Malim must not change it. */
    public boolean areConfigured() {
        return configuredPassword.isPresent();
    }

    public String password() {
        return configuredPassword.orElseGet(() -> derive(writingPassword.orElseThrow(
                () -> new DatabaseUnusable("There is no password for reading, and none for writing to derive it from."
                        + " Set QUARKUS_DATASOURCE_READING_USERNAME and QUARKUS_DATASOURCE_READING_PASSWORD."))));
    }

    private static String derive(String writingPassword) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(writingPassword.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("malim reading role".getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
