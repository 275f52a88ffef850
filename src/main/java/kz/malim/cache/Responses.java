package kz.malim.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends what is shown with the headers that let browsers, CDNs and apps keep it and ask whether it still holds. */
@ApplicationScoped
public class Responses {
    /** Seconds a browser or an app keeps an answer unasked. */
    private static final long PRIVATE_AGE = 30;

    /** Seconds a CDN keeps it unasked; one that listens to purges by tag may keep it longer by its own settings. */
    private static final long SHARED_AGE = 60;

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;

    Responses(Clock clock) {
        this.clock = clock;
    }

    public Response serve(HttpHeaders request, Supplier<Shown> fill) {
        long start = System.nanoTime();
        var filled = Statements.counted(() -> new CachedResponse(fill.get()));
        double milliseconds = (System.nanoTime() - start) / 1e6;
        return answer(request, filled.value())
                .header(
                        "Server-Timing",
                        "sql;desc=\"%d statements\", fill;dur=%.1f".formatted(filled.statements(), milliseconds))
                .build();
    }

    private Response.ResponseBuilder answer(HttpHeaders request, CachedResponse response) {
        var coding = response.codingFor(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        var ifNoneMatch = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        boolean unchanged = ifNoneMatch != null && response.isNamedBy(ifNoneMatch);
        var shown = response.shown();
        var answer = unchanged
                ? Response.notModified()
                : Response.ok(response.in(coding)).header(HttpHeaders.CONTENT_TYPE, shown.mediaType());
        answer.header(HttpHeaders.ETAG, response.etag(coding))
                .header(HttpHeaders.CACHE_CONTROL, cacheControl(shown.until()))
                .header("Cache-Tag", String.join(",", shown.tags()))
                .header("Surrogate-Key", String.join(" ", shown.tags()));
        if (shown.modified() != null) {
            answer.header(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(shown.modified()));
        }
        if (coding != Coding.IDENTITY && !unchanged) {
            answer.header(HttpHeaders.CONTENT_ENCODING, coding.token());
        }
        shown.headers().forEach(answer::header);
        return answer;
    }

    /** RFC 9111 and RFC 5861. Nobody keeps an answer past the moment from which time alone makes it wrong. */
    private String cacheControl(@Nullable Instant until) {
        long left = until == null
                ? Long.MAX_VALUE
                : Math.max(0, Duration.between(clock.instant(), until).toSeconds());
        var ages = "public, max-age=%d, s-maxage=%d".formatted(Math.min(PRIVATE_AGE, left), Math.min(SHARED_AGE, left));
        return left > 2 * SHARED_AGE ? ages + ", stale-while-revalidate=30, stale-if-error=600" : ages;
    }
}
