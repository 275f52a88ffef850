package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests with AWS Signature Version 4, in the Authorization header. */
record S3Signature(String region, S3Credentials credentials) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The headers to send with a request. */
    Map<String, String> headers(
            String method, URI uri, Map<String, String> additional, String bodySha256, Instant now) {
        var time = TIME.format(now);
        SortedMap<String, String> signed = new TreeMap<>(additional);
        signed.put("host", host(uri));
        signed.put("x-amz-content-sha256", bodySha256);
        signed.put("x-amz-date", time);
        credentials.sessionToken().ifPresent(token -> signed.put("x-amz-security-token", token));
        var names = String.join(";", signed.keySet());
        var canonical = String.join(
                "\n",
                method,
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining()),
                names,
                bodySha256);
        var scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        var toSign = String.join("\n", ALGORITHM, time, scope, Sha256.of(canonical.getBytes(UTF_8)));
        var headers = new TreeMap<>(signed);
        headers.remove("host"); // set by the HTTP client
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.accessKey() + "/" + scope + ",SignedHeaders=" + names
                        + ",Signature=" + HexFormat.of().formatHex(hmac(key(time.substring(0, 8)), toSign)));
        return headers;
    }

    private byte[] key(String day) {
        var key = ("AWS4" + credentials.secretKey()).getBytes(UTF_8);
        for (var part : new String[] {day, region, "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        return key;
    }

    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    /** Percent-encodes everything but the unreserved characters of RFC 3986. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) { // every JDK has the algorithm
            throw new IllegalStateException(e);
        }
    }
}
