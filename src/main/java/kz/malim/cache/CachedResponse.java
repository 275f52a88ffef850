package kz.malim.cache;

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
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer as bytes, with its validator. It is compressed when somebody first wants it so, and never again: most of
 * what only a crawler asks for is never wanted in two codings.
 */
final class CachedResponse {
    /** 144 bits: nobody finds two bodies of one hash, and the header stays short. */
    private static final int HASH_BYTES = 18;

    private final RenderedResponse shown;
    private final Map<ContentCoding, Buffer> bodies = new ConcurrentHashMap<>();
    private final Map<ContentCoding, Written> written = new ConcurrentHashMap<>();
    private final String hash;
    private final @Nullable LastModified lastModified;

    /** Headers as they are written, name after value: for the whole answer, and for one without a body. */
    private record Written(List<CharSequence> whole, List<CharSequence> unchanged) {}

    CachedResponse(RenderedResponse shown) {
        this.shown = shown;
        this.hash = hash(shown.content());
        this.lastModified = shown.modified() == null ? null : new LastModified(shown.modified());
        bodies.put(ContentCoding.IDENTITY, Buffer.buffer(shown.content()));
    }

    /** The coding to send to a client with this {@code Accept-Encoding}: what it wants most, and then the smallest. */
    ContentCoding codingFor(@Nullable String acceptEncoding) {
        var best = ContentCoding.IDENTITY;
        if (acceptEncoding == null) {
            return best;
        }
        double bestWanted = best.wantedBy(acceptEncoding);
        for (var coding : ContentCoding.COMPRESSING) {
            double wanted = coding.isWorthwhile(shown.content()) ? coding.wantedBy(acceptEncoding) : 0;
            if (wanted > bestWanted) {
                best = coding;
                bestWanted = wanted;
            }
        }
        return best;
    }

    /** Read only, by as many at a time as like: each writes a duplicate. Compresses where nobody has yet. */
    Buffer in(ContentCoding coding) {
        return bodies.computeIfAbsent(coding, first -> Buffer.buffer(first.of(shown.content())));
    }

    /** The same when it takes no time, and null when it would. */
    @Nullable
    Buffer ready(ContentCoding coding) {
        return bodies.get(coding);
    }

    /** The strong validator of one coding (RFC 9110, 8.8.3): other bytes, other validator. */
    String etag(ContentCoding coding) {
        return coding == ContentCoding.IDENTITY ? "\"" + hash + "\"" : "\"" + hash + "-" + coding.token() + "\"";
    }

    /** @param completeUntil the second until which every change is known and none of them is of this answer */
    void settle(long completeUntil) {
        if (lastModified != null) {
            lastModified.settle(completeUntil);
        }
    }

    /** Whether the client has this answer already (RFC 9110, 13.2.2): a validator that names it is worth more than a date. */
    boolean isUnchangedFor(HttpServerRequest request, Clock clock) {
        var ifNoneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (ifNoneMatch != null) {
            return isNamedBy(ifNoneMatch);
        }
        var ifModifiedSince = request.getHeader(HttpHeaders.IF_MODIFIED_SINCE);
        return ifModifiedSince != null
                && lastModified != null
                && request.headers().getAll(HttpHeaders.IF_MODIFIED_SINCE).size() == 1 // two dates are none
                && lastModified.isUnmodifiedSince(ifModifiedSince, clock);
    }

    /** Whether an {@code If-None-Match} names this answer in any coding; weakly, as RFC 9110, 13.1.2 wants it. */
    private boolean isNamedBy(String ifNoneMatch) {
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
    Map<String, String> headers(ContentCoding coding, boolean unchanged, Clock clock) {
        var headers = lastingHeaders(coding, unchanged);
        headers.put("Cache-Control", cacheControl(clock));
        if (lastModified != null && !unchanged) {
            headers.put("Last-Modified", lastModified.header().toString());
        }
        return headers;
    }

    /** The same, written without making any of it anew. */
    void writeHeaders(MultiMap headers, ContentCoding coding, boolean unchanged, Clock clock) {
        var ready = written.computeIfAbsent(coding, first -> new Written(ready(first, false), ready(first, true)));
        var pairs = unchanged ? ready.unchanged : ready.whole;
        for (int i = 0; i < pairs.size(); i += 2) {
            headers.add(pairs.get(i), pairs.get(i + 1));
        }
        if (lastModified != null && !unchanged) {
            headers.add(HttpHeaders.LAST_MODIFIED, lastModified.header());
        }
        headers.add(HttpHeaders.CACHE_CONTROL, shown.until() == null ? Lifetime.READY : cacheControl(clock));
    }

    private List<CharSequence> ready(ContentCoding coding, boolean unchanged) {
        var pairs = new ArrayList<CharSequence>();
        lastingHeaders(coding, unchanged).forEach((name, value) -> {
            pairs.add(HttpHeaders.createOptimized(name));
            pairs.add(HttpHeaders.createOptimized(value));
        });
        return List.copyOf(pairs);
    }

    private String cacheControl(Clock clock) {
        var until = shown.until();
        return until == null ? Lifetime.USUAL : Lifetime.until(until, clock.instant());
    }

    /**
     * All but what depends on the time. Beside an {@code ETag}, one without a body tells no {@code Last-Modified}
     * (RFC 9110, 15.4.5): another replica may have told the client a later one, which stays the better one to have.
     */
    private Map<String, String> lastingHeaders(ContentCoding coding, boolean unchanged) {
        var headers = new LinkedHashMap<>(shown.headers());
        headers.put("Cache-Tag", String.join(",", shown.tags()));
        headers.put("Surrogate-Key", String.join(" ", shown.tags()));
        headers.put("ETag", etag(coding));
        if (!unchanged) {
            headers.put("Content-Type", shown.mediaType());
            if (coding != ContentCoding.IDENTITY) {
                headers.put("Content-Encoding", coding.token());
            }
        }
        return headers;
    }

    /** Bytes of memory, roughly: the codings it may be wanted in take about as much as the plain bytes together. */
    int weight() {
        int names = shown.tags().stream().mapToInt(tag -> tag.length() + 80).sum();
        return 1_500 + 3 * names + 2 * shown.content().length;
    }

    RenderedResponse shown() {
        return shown;
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
