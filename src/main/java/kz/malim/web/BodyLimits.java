package kz.malim.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How large bodies may be, and how many large ones come at a time, so that uploads take nothing that reading needs. */
@ApplicationScoped
class BodyLimits {
    /** Pictures come to these addresses, and nothing else is as large as they are. */
    private static final Pattern UPLOAD = Pattern.compile("/management/photos(/[^/?]+/file)?(\\?.*)?");

    /** Where the server below looks how much of a body without a declared length it may read. */
    private static final String LIMIT_OF_THIS_REQUEST = "io.quarkus.max-request-size";

    /** After the server below has set its limit, which is that of uploads. */
    private static final int LAST = 1;

    private final long largestBody;
    private final long largestUpload;
    private final Semaphore uploads;

    BodyLimits(
            @ConfigProperty(name = "malim.largest-body") MemorySize largestBody,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestUpload,
            @ConfigProperty(name = "malim.uploads-at-a-time") int uploads) {
        this.largestBody = largestBody.asLongValue();
        this.largestUpload = largestUpload.asLongValue();
        this.uploads = new Semaphore(uploads);
    }

    void stand(@Observes Filters filters) {
        filters.register(this::limit, LAST);
    }

    private void limit(RoutingContext exchange) {
        exchange.put(LIMIT_OF_THIS_REQUEST, largest(exchange.request()));
        exchange.next();
    }

    /** An upload that may come has a place from here on, until it is answered or its client is gone. */
    @Nullable
    Problem objection(RoutingContext exchange) {
        var request = exchange.request();
        if (RequestValidationFilter.declaredLength(request) > largest(request)) {
            return new Problem(ProblemType.CONTENT_TOO_LARGE, "At most " + largest(request) + " bytes.");
        }
        if (isUpload(request) && RequestValidationFilter.hasBody(request)) {
            if (!uploads.tryAcquire()) {
                return new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
            }
            exchange.addEndHandler(ended -> uploads.release());
        }
        return null;
    }

    private long largest(HttpServerRequest request) {
        return isUpload(request) ? largestUpload : largestBody;
    }

    private static boolean isUpload(HttpServerRequest request) {
        return UPLOAD.matcher(request.uri()).matches();
    }
}
