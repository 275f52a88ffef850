package kz.malim.storage;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds credentials in the order of the AWS SDKs: the settings, then the workload identity whose variables a cluster sets: a
 * web identity ({@code AWS_WEB_IDENTITY_TOKEN_FILE}, {@code AWS_ROLE_ARN}), then the endpoint of the container
 * ({@code AWS_CONTAINER_CREDENTIALS_FULL_URI}). Temporary ones are replaced before they expire. Thread-safe.
 */
final class S3CredentialsProvider {
    private static final Duration REFRESH_AHEAD = Duration.ofMinutes(5);
    /** After a failed refresh, while the present credentials are still valid. */
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(30);

    private final Supplier<Source> source;
    private final Clock clock;
    private volatile @Nullable S3Credentials current;
    private volatile Instant refreshAt = Instant.MIN;

    private S3CredentialsProvider(Supplier<Source> source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Where credentials come from. */
    interface Source {
        S3Credentials fetch() throws IOException;
    }

    /**
     * Where they come from is decided when they are first needed: a migration has the settings of a replica, and no credentials.
     *
     * @param environment the value of a variable, possibly null
     */
    static S3CredentialsProvider of(
            StorageConfig.S3 config, HttpClient client, UnaryOperator<@Nullable String> environment, Clock clock) {
        return new S3CredentialsProvider(() -> source(config, client, environment), clock);
    }

    private static Source source(
            StorageConfig.S3 config, HttpClient client, UnaryOperator<@Nullable String> environment) {
        if (config.accessKey().isPresent() != config.secretKey().isPresent()) {
            throw new StorageUnusable("malim.storage.s3.access-key and malim.storage.s3.secret-key need each other.");
        }
        if (config.accessKey().isPresent()) {
            var configured = new S3Credentials(
                    config.accessKey().get(), config.secretKey().orElseThrow(), config.sessionToken(), Instant.MAX);
            return () -> configured;
        }
        return S3WebIdentity.of(config, client, environment)
                .<Source>map(identity -> identity)
                .or(() -> S3ContainerCredentials.of(client, environment))
                .orElseThrow(() -> new StorageUnusable("S3 needs credentials: set malim.storage.s3.access-key and"
                        + " malim.storage.s3.secret-key, or give the pod a workload identity"
                        + " (AWS_WEB_IDENTITY_TOKEN_FILE and AWS_ROLE_ARN, or AWS_CONTAINER_CREDENTIALS_FULL_URI)."));
    }

    static Optional<String> variable(UnaryOperator<@Nullable String> environment, String name) {
        return Optional.ofNullable(environment.apply(name)).filter(value -> !value.isBlank());
    }

    S3Credentials credentials() throws IOException {
        var known = current;
        return known != null && clock.instant().isBefore(refreshAt) ? known : refresh();
    }

    private synchronized S3Credentials refresh() throws IOException {
        var known = current;
        var now = clock.instant();
        if (known != null && now.isBefore(refreshAt)) {
            return known; // another thread was first
        }
        try {
            var fetched = source.get().fetch();
            current = fetched;
            refreshAt = fetched.expiration().equals(Instant.MAX)
                    ? Instant.MAX
                    : fetched.expiration().minus(REFRESH_AHEAD);
            return fetched;
        } catch (IOException e) {
            if (known == null || !now.isBefore(known.expiration())) {
                throw e;
            }
            refreshAt = now.plus(RETRY_INTERVAL);
            return known;
        }
    }
}
