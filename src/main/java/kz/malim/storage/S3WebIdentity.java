package kz.malim.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Exchanges the pod's service account token for credentials of a role: AssumeRoleWithWebIdentity of the AWS STS. */
record S3WebIdentity(HttpClient client, URI endpoint, Path tokenFile, String role, String session)
        implements S3CredentialsProvider.Source {
    private static final int MAX_LENGTH = 1 << 16;

    /** Empty if the environment has none. */
    static Optional<S3WebIdentity> of(
            StorageConfig.S3 config, HttpClient client, UnaryOperator<@Nullable String> environment) {
        var token = S3CredentialsProvider.variable(environment, "AWS_WEB_IDENTITY_TOKEN_FILE");
        var role = S3CredentialsProvider.variable(environment, "AWS_ROLE_ARN");
        if (token.isEmpty() || role.isEmpty()) {
            return Optional.empty();
        }
        var endpoint = S3CredentialsProvider.variable(environment, "AWS_ENDPOINT_URL_STS")
                .orElseGet(() -> "https://sts." + config.region().orElse(S3Client.DEFAULT_REGION) + ".amazonaws.com");
        var session = S3CredentialsProvider.variable(environment, "AWS_ROLE_SESSION_NAME")
                .orElse("malim");
        return Optional.of(
                new S3WebIdentity(client, URI.create(endpoint + "/"), Path.of(token.get()), role.get(), session));
    }

    /** Reads the token anew each time: the cluster replaces it. */
    @Override
    public S3Credentials fetch() throws IOException {
        var form = Map.of(
                        "Action",
                        "AssumeRoleWithWebIdentity",
                        "Version",
                        "2011-06-15",
                        "RoleArn",
                        role,
                        "RoleSessionName",
                        session,
                        "WebIdentityToken",
                        Files.readString(tokenFile).strip())
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + S3Signature.encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(S3Client.STALL_TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        var response = S3Client.interruptibly(() -> client.send(request, BodyHandlers.ofInputStream()));
        if (response.statusCode() != 200) {
            throw S3Error.of(response);
        }
        try (var body = response.body()) {
            return read(body);
        }
    }

    private static S3Credentials read(InputStream body) throws IOException {
        var fields = new HashMap<String, String>();
        try {
            var xml = S3Listing.XML.createXMLStreamReader(new ByteArrayInputStream(body.readNBytes(MAX_LENGTH)));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration" ->
                            fields.put(xml.getLocalName(), xml.getElementText());
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("STS responded with malformed XML", e);
        }
        return S3ContainerCredentials.of(fields, "SessionToken");
    }
}
