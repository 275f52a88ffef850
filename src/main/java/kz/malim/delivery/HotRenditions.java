package kz.malim.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.UUID;
import kz.malim.access.Shares;
import kz.malim.media.RenditionName;
import kz.malim.storage.FileStore.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Sends renditions that were sent before, on the thread the request came in on, from the disk to the network without a
 * copy. Whether the picture is still public is asked every time, of what is kept; everything unusual goes the long way.
 */
@ApplicationScoped
class HotRenditions {
    /** After the gate and the permission for other sites, before routing. */
    private static final int THIRD = 799;

    private static final String BEGINNING = "/media/";
    private static final int KEPT = 100_000;

    private final PublishedPictures pictures;
    private final Shares shares;
    private final Cache<String, Known> kept =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    HotRenditions(PublishedPictures pictures, Shares shares) {
        this.pictures = pictures;
        this.shares = shares;
    }

    private record Known(UUID photo, RenditionName name, Path path, long length) {}

    void remember(UUID photo, RenditionName name, Stored file) {
        var path = file.path();
        if (path != null) {
            kept.put(name.path(photo), new Known(photo, name, path, file.length()));
        }
    }

    void stand(@Observes Filters filters) {
        filters.register(this::answer, THIRD);
    }

    private void answer(RoutingContext exchange) {
        var request = exchange.request();
        var known = isCandidate(request) ? present(request.uri()) : null;
        if (known == null || !shares.admit(request, exchange.response().headers())) {
            exchange.next();
            return;
        }
        var answer = exchange.response();
        RenditionHeaders.of(known.photo, known.name).forEach(answer::putHeader);
        answer.putHeader("Content-Type", known.name.type().mediaType());
        answer.sendFile(known.path.toString(), 0, known.length).onFailure(failure -> {
            kept.invalidate(request.uri()); // collected meanwhile
            exchange.fail(failure);
        });
    }

    private static boolean isCandidate(HttpServerRequest request) {
        return request.uri().startsWith(BEGINNING)
                && request.method().equals(HttpMethod.GET)
                && request.getHeader("Range") == null
                && request.getHeader("If-None-Match") == null
                && request.getHeader("Authorization") == null;
    }

    /** A rendition of a picture that is public now, under its present key. */
    private @Nullable Known present(String uri) {
        var known = kept.getIfPresent(uri);
        var picture = known == null ? null : pictures.known(known.photo);
        var file = picture == null ? null : picture.file();
        return known != null && file != null && file.key().equals(known.name.key()) ? known : null;
    }
}
