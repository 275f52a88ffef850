package kz.malim.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
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

/** Signs requests as S3 wants them: AWS Signature Version 4, in the Authorization header. */
record S3Signature(String region, String accessKey, String secretKey) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** The headers to send with a request. */
    Map<String, String> headers(String method, URI address, Map<String, String> more, String bodySha256, Instant now) {
        var time = TIME.format(now);
        SortedMap<String, String> signed = new TreeMap<>(more);
        signed.put("host", host(address));
        signed.put("x-amz-content-sha256", bodySha256);
        signed.put("x-amz-date", time);
        var names = String.join(";", signed.keySet());
        var canonical = String.join(
                "\n",
                method,
                address.getRawPath(),
                address.getRawQuery() == null ? "" : address.getRawQuery(),
                signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining()),
                names,
                bodySha256);
        var scope = time.substring(0, 8) + "/" + region + "/s3/aws4_request";
        var toSign = String.join("\n", ALGORITHM, time, scope, sha256(canonical.getBytes(UTF_8)));
        var headers = new TreeMap<>(signed);
        headers.remove("host"); // the client writes it itself
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + HexFormat.of().formatHex(hmac(key(time.substring(0, 8)), toSign)));
        return headers;
    }

    private byte[] key(String day) {
        var key = ("AWS4" + secretKey).getBytes(UTF_8);
        for (var part : new String[] {day, region, "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        return key;
    }

    private static String host(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** Percent-encoded as the signature wants it: everything but what RFC 3986 leaves alone. */
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
