package kz.malim.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithName;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import kz.malim.settings.Amount;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Limits the size of bodies and the number of concurrent uploads, so that uploads leave resources for reads. */
@ApplicationScoped
public class BodyLimits {
    /** Files are uploaded here, and no other body is as large. */
    private static final Pattern UPLOAD = Pattern.compile("/management/(?<of>photos|media)(/[^/?]+/file)?(\\?.*)?");

    /** Where Quarkus reads the limit of this request, for bodies without a declared length. */
    private static final String MAX_REQUEST_SIZE = "io.quarkus.max-request-size";

    /** After Quarkus has set its own limit, which is that of uploads. */
    private static final int LAST = 1;

    /** What multipart adds around a file. */
    private static final long FORM = 1 << 20;

    private final long maxBodySize;
    private final long maxPhotoSize;
    private final long maxUploadSize;
    private final Semaphore uploads;

    BodyLimits(Config config, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxUploadSize) {
        this.maxBodySize = config.largestBody().asLongValue();
        this.maxPhotoSize = config.largestPicture().asLongValue() + FORM;
        this.maxUploadSize = maxUploadSize.asLongValue();
        this.uploads = new Semaphore(config.uploadsAtATime());
    }

    /** Limits of bodies. */
    @ConfigMapping(prefix = "malim")
    public interface Config {
        /** Of any operation but uploads. */
        @WithConverter(Amount.Size.class)
        MemorySize largestBody();

        /** Of an uploaded picture. */
        @WithName("media.largest-file")
        @WithConverter(Amount.Size.class)
        MemorySize largestPicture();

        @WithConverter(Amount.SmallCount.class)
        int uploadsAtATime();
    }

    void register(@Observes Filters filters) {
        filters.register(this::limit, LAST);
    }

    private void limit(RoutingContext exchange) {
        exchange.put(MAX_REQUEST_SIZE, maxSize(exchange.request()));
        exchange.next();
    }

    /** An accepted upload holds a permit until the response has ended or its client has disconnected. */
    @Nullable
    Problem validate(RoutingContext exchange) {
        var request = exchange.request();
        if (RequestValidationFilter.declaredLength(request) > maxSize(request)) {
            return new Problem(ProblemType.CONTENT_TOO_LARGE, "At most " + maxSize(request) + " bytes.");
        }
        if (isUpload(request) && RequestValidationFilter.hasBody(request)) {
            if (!uploads.tryAcquire()) {
                return new Problem(ProblemType.BUSY, ProblemType.BUSY.remedy());
            }
            exchange.addEndHandler(ended -> uploads.release());
        }
        return null;
    }

    private long maxSize(HttpServerRequest request) {
        var upload = UPLOAD.matcher(request.uri());
        if (!upload.matches()) {
            return maxBodySize;
        }
        return upload.group("of").equals("photos") ? maxPhotoSize : maxUploadSize;
    }

    private static boolean isUpload(HttpServerRequest request) {
        return UPLOAD.matcher(request.uri()).matches();
    }
}
