package kz.malim.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kz.malim.web.SecurityHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A complete response as bytes, with its validator. It is compressed once, when a client first accepts the coding: most of
 * what only crawlers request is never sent in two codings. Thread-safe.
 */
final class CachedResponse {
    /** 144 bits: no collisions in practice, and a short header. */
    private static final int HASH_BYTES = 18;

    private final RenderedResponse rendered;
    private final Map<ContentCoding, Buffer> bodies = new ConcurrentHashMap<>();
    private final Map<ContentCoding, HeaderPairs> headerPairs = new ConcurrentHashMap<>();
    private final String hash;
    private final @Nullable LastModified lastModified;

    /** Headers as they are written, name after value: for 200, and for 304. */
    private record HeaderPairs(List<CharSequence> ok, List<CharSequence> notModified) {}

    CachedResponse(RenderedResponse rendered) {
        this.rendered = rendered;
        this.hash = hash(rendered);
        this.lastModified = rendered.modified() == null ? null : new LastModified(rendered.modified());
        bodies.put(ContentCoding.IDENTITY, Buffer.buffer(rendered.content()));
    }

    /**
     * The coding for an {@code Accept-Encoding}: the highest quality value, then the smallest body; null when the client
     * excludes all. What is too small to be compressed is so only for clients that exclude it as it is.
     */
    @Nullable
    ContentCoding codingFor(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return ContentCoding.IDENTITY;
        }
        boolean plain = ContentCoding.IDENTITY.qualityIn(acceptEncoding) > 0;
        ContentCoding best = null;
        double bestQuality = 0;
        for (var coding : ContentCoding.values()) {
            double quality = isEligible(coding, plain) ? coding.qualityIn(acceptEncoding) : 0;
            if (quality > bestQuality) {
                best = coding;
                bestQuality = quality;
            }
        }
        return best;
    }

    private boolean isEligible(ContentCoding coding, boolean plain) {
        return coding.isAvailable()
                && (coding == ContentCoding.IDENTITY || !plain || coding.isWorthwhile(rendered.content()));
    }

    /** The body in a coding, compressed if it is not yet. Read-only and shared: each send writes a duplicate. */
    Buffer in(ContentCoding coding) {
        return bodies.computeIfAbsent(coding, first -> Buffer.buffer(first.of(rendered.content())));
    }

    /** The same if it is compressed already, else null. */
    @Nullable
    Buffer ready(ContentCoding coding) {
        return bodies.get(coding);
    }

    /** The strong validator of one coding (RFC 9110, 8.8.3): other bytes, other validator. */
    String etag(ContentCoding coding) {
        return coding == ContentCoding.IDENTITY ? "\"" + hash + "\"" : "\"" + hash + "-" + coding.token() + "\"";
    }

    /** @param completeUntil the second until which every change is known and none of them concerns this response */
    void settle(long completeUntil) {
        if (lastModified != null) {
            lastModified.settle(completeUntil);
        }
    }

    /** Whether the client has this response already (RFC 9110, 13.2.2): {@code If-None-Match} takes precedence over a date. */
    boolean isUnchangedFor(HttpServerRequest request, Clock clock) {
        var ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null) {
            return matches(ifNoneMatch);
        }
        var ifModifiedSince = request.getHeader(HttpHeaders.IF_MODIFIED_SINCE);
        return ifModifiedSince != null
                && lastModified != null
                && request.headers().getAll(HttpHeaders.IF_MODIFIED_SINCE).size() == 1 // two dates are invalid
                && lastModified.isUnmodifiedSince(ifModifiedSince, clock);
    }

    /** Whether an {@code If-None-Match} matches any coding of this response; weak comparison, RFC 9110, 13.1.2. */
    private boolean matches(String ifNoneMatch) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        int at = ifNoneMatch.indexOf(hash);
        return at > 0 && ifNoneMatch.charAt(at - 1) == '"' && isEnd(ifNoneMatch, at + hash.length());
    }

    private static boolean isEnd(String tags, int at) {
        return at < tags.length() && (tags.charAt(at) == '"' || tags.charAt(at) == '-');
    }

    /** All headers of the response. */
    Map<String, String> headers(ContentCoding coding, boolean unchanged, Clock clock) {
        var headers = fixedHeaders(coding, unchanged);
        headers.put("Cache-Control", cacheControl(clock));
        if (lastModified != null && !unchanged) {
            headers.put("Last-Modified", lastModified.header().toString());
        }
        return headers;
    }

    /** Writes the same headers from cached pairs, without building them again. */
    void writeHeaders(MultiMap headers, ContentCoding coding, boolean unchanged, Clock clock) {
        var cached =
                headerPairs.computeIfAbsent(coding, first -> new HeaderPairs(pairs(first, false), pairs(first, true)));
        var pairs = unchanged ? cached.notModified : cached.ok;
        for (int i = 0; i < pairs.size(); i += 2) {
            headers.add(pairs.get(i), pairs.get(i + 1));
        }
        if (lastModified != null && !unchanged) {
            headers.add(HttpHeaders.LAST_MODIFIED, lastModified.header());
        }
        headers.add(
                HttpHeaders.CACHE_CONTROL, rendered.until() == null ? Lifetime.DEFAULT_HEADER : cacheControl(clock));
    }

    private List<CharSequence> pairs(ContentCoding coding, boolean unchanged) {
        var pairs = new ArrayList<CharSequence>();
        fixedHeaders(coding, unchanged).forEach((name, value) -> {
            pairs.add(HttpHeaders.createOptimized(name));
            pairs.add(HttpHeaders.createOptimized(value));
        });
        return List.copyOf(pairs);
    }

    private String cacheControl(Clock clock) {
        var until = rendered.until();
        return until == null ? Lifetime.DEFAULT : Lifetime.until(until, clock.instant());
    }

    /**
     * All headers that do not depend on the time. A 304 with an {@code ETag} has no {@code Last-Modified}
     * (RFC 9110, 15.4.5): another replica may have sent the client a later one, which must not be replaced. What else it
     * leaves out is as the client has it, since the validator covers it.
     */
    private Map<String, String> fixedHeaders(ContentCoding coding, boolean unchanged) {
        var headers = new LinkedHashMap<String, String>();
        if (unchanged) {
            var vary = rendered.headers().get("Vary");
            if (vary != null) {
                headers.put("Vary", vary);
            }
        } else {
            headers.putAll(rendered.headers());
        }
        headers.put("ETag", etag(coding));
        headers.put(SecurityHeaders.CONTENT_TYPE_OPTIONS, SecurityHeaders.NO_SNIFF);
        headers.put(SecurityHeaders.POLICY, SecurityHeaders.policyOf(rendered.mediaType()));
        if (!unchanged) {
            headers.put("Content-Type", rendered.mediaType());
            if (coding != ContentCoding.IDENTITY) {
                headers.put("Content-Encoding", coding.token());
            }
        }
        return headers;
    }

    /** Approximate bytes of memory: all codings together take about as much as the plain bytes. */
    int weight() {
        int tags = rendered.tags().stream().mapToInt(tag -> tag.length() + 80).sum();
        return 1_500 + 3 * tags + 2 * rendered.content().length;
    }

    String mediaType() {
        return rendered.mediaType();
    }

    RenderedResponse rendered() {
        return rendered;
    }

    /**
     * Of the bytes, and of the headers that are sent with them: after a 304 a cache goes on with those that it has, and the
     * same few fields may be of another article, with other tags for a CDN.
     */
    private static String hash(RenderedResponse rendered) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(rendered.headers())
                    .forEach((name, value) -> digest.update((name + ": " + value + "\n").getBytes(UTF_8)));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(digest.digest(rendered.content()), HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
