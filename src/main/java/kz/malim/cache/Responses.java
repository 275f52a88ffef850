package kz.malim.cache;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/** Sends what is shown with the headers that let browsers, CDNs and apps keep it and ask whether it still holds. */
@ApplicationScoped
public class Responses {
    /** RFC 9111 and RFC 5861: half a minute of staleness at most while Malim is up, ten minutes while it is not. */
    public static final String CACHE_CONTROL =
            "public, max-age=30, s-maxage=60, stale-while-revalidate=30, stale-if-error=600";

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

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

    private static Response.ResponseBuilder answer(HttpHeaders request, CachedResponse response) {
        var coding = response.codingFor(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        var ifNoneMatch = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        boolean unchanged = ifNoneMatch != null && response.isNamedBy(ifNoneMatch);
        var shown = response.shown();
        var answer = unchanged
                ? Response.notModified()
                : Response.ok(response.in(coding)).header(HttpHeaders.CONTENT_TYPE, shown.mediaType());
        answer.header(HttpHeaders.ETAG, response.etag(coding))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
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
}
