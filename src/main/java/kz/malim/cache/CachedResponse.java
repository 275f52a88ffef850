package kz.malim.cache;

import static java.util.Objects.requireNonNull;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole answer as bytes, plain and compressed, with its validator. */
final class CachedResponse {
    /** 144 bits: nobody finds two bodies of one hash, and the header stays short. */
    private static final int HASH_BYTES = 18;

    private final Shown shown;
    private final Map<Coding, Buffer> bodies = new EnumMap<>(Coding.class);
    private final String hash;
    private final Map<String, String> constant;

    CachedResponse(Shown shown) {
        this.shown = shown;
        this.hash = hash(shown.content());
        this.constant = constant(shown);
        for (var coding : Coding.values()) {
            var body = coding.worthwhile(shown.content());
            if (body != null) {
                bodies.put(coding, Buffer.buffer(body));
            }
        }
    }

    /** The coding to send to a client with this {@code Accept-Encoding}: what it wants most, and then the smallest. */
    Coding codingFor(@Nullable String acceptEncoding) {
        var best = Coding.IDENTITY;
        for (var coding : bodies.keySet()) {
            double wanted = coding.wantedBy(acceptEncoding);
            if (wanted > best.wantedBy(acceptEncoding)
                    || (wanted > 0 && wanted == best.wantedBy(acceptEncoding) && coding.compareTo(best) < 0)) {
                best = coding;
            }
        }
        return best;
    }

    /** Read only, by as many at a time as like: each writes a duplicate. */
    Buffer in(Coding coding) {
        return requireNonNull(bodies.get(coding));
    }

    /** The strong validator of one coding (RFC 9110, 8.8.3): other bytes, other validator. */
    String etag(Coding coding) {
        return coding == Coding.IDENTITY ? "\"" + hash + "\"" : "\"" + hash + "-" + coding.token() + "\"";
    }

    /** Whether an {@code If-None-Match} names this answer in any coding; weakly, as RFC 9110, 13.1.2 wants it. */
    boolean isNamedBy(String ifNoneMatch) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        int at = ifNoneMatch.indexOf(hash);
        return at > 0 && ifNoneMatch.charAt(at - 1) == '"' && isEnd(ifNoneMatch, at + hash.length());
    }

    private static boolean isEnd(String tags, int at) {
        return at < tags.length() && (tags.charAt(at) == '"' || tags.charAt(at) == '-');
    }

    /** What is said besides the body. */
    Map<String, String> headers(Coding coding, boolean unchanged, Instant now) {
        var headers = new LinkedHashMap<>(constant);
        headers.put("ETag", etag(coding));
        headers.put("Cache-Control", shown.until() == null ? Lifetime.USUAL : Lifetime.until(shown.until(), now));
        if (!unchanged) {
            headers.put("Content-Type", shown.mediaType());
            if (coding != Coding.IDENTITY) {
                headers.put("Content-Encoding", coding.token());
            }
        }
        return headers;
    }

    private static Map<String, String> constant(Shown shown) {
        var headers = new LinkedHashMap<>(shown.headers());
        headers.put("Cache-Tag", String.join(",", shown.tags()));
        headers.put("Surrogate-Key", String.join(" ", shown.tags()));
        if (shown.modified() != null) {
            headers.put("Last-Modified", Lifetime.HTTP_DATE.format(shown.modified()));
        }
        return headers;
    }

    /** Bytes of memory, roughly. */
    int weight() {
        int names = shown.tags().stream().mapToInt(tag -> tag.length() + 80).sum();
        return 500 + names + bodies.values().stream().mapToInt(Buffer::length).sum();
    }

    Shown shown() {
        return shown;
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
