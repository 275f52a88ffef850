package kz.malim.storage;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Credentials from the endpoint that a cluster offers its containers, as EKS Pod Identity does. */
record S3ContainerCredentials(HttpClient client, URI endpoint, Optional<Path> tokenFile)
        implements S3CredentialsProvider.Source {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty if the environment has none. */
    static Optional<S3ContainerCredentials> of(HttpClient client, UnaryOperator<@Nullable String> environment) {
        return S3CredentialsProvider.variable(environment, "AWS_CONTAINER_CREDENTIALS_FULL_URI")
                .map(endpoint -> new S3ContainerCredentials(
                        client,
                        URI.create(endpoint),
                        S3CredentialsProvider.variable(environment, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
                                .map(Path::of)));
    }

    @Override
    public S3Credentials fetch() throws IOException {
        var request = HttpRequest.newBuilder(endpoint).timeout(S3Client.STALL_TIMEOUT);
        if (tokenFile.isPresent()) {
            request.header("Authorization", Files.readString(tokenFile.get()).strip());
        }
        var response = S3Client.interruptibly(() -> client.send(request.build(), BodyHandlers.ofString()));
        if (response.statusCode() != 200) {
            throw new IOException(
                    "The endpoint of the container's credentials responded with " + response.statusCode());
        }
        return of(JSON.readValue(response.body(), new TypeReference<Map<String, String>>() {}), "Token");
    }

    /** What both endpoints return, in JSON or XML. */
    static S3Credentials of(Map<String, String> fields, String tokenName) throws IOException {
        try {
            return new S3Credentials(
                    required(fields, "AccessKeyId"),
                    required(fields, "SecretAccessKey"),
                    Optional.of(required(fields, tokenName)),
                    Instant.parse(required(fields, "Expiration")));
        } catch (DateTimeParseException e) {
            throw new IOException("Temporary credentials have a malformed Expiration", e);
        }
    }

    private static String required(Map<String, String> fields, String name) throws IOException {
        var value = fields.get(name);
        if (value == null) {
            throw new IOException("Temporary credentials lack " + name);
        }
        return value;
    }
}
