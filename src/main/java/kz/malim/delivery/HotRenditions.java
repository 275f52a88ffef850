package kz.malim.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import kz.malim.access.Shares;
import kz.malim.media.RenditionName;
import kz.malim.storage.FileStore.Stored;
import org.jspecify.annotations.Nullable;

/**
 * Sends renditions that were sent before, on the thread the request came in on: from memory, where a sixteenth of it holds
 * those asked for last, wherever the store is. Whether the picture is still public is asked every time, of what is kept;
 * everything unusual goes the long way.
 */
@ApplicationScoped
class HotRenditions {
    /** After the gate and the permission for other sites, before routing. */
    private static final int THIRD = 799;

    private static final String BEGINNING = "/media/";
    private static final long ROOM = Runtime.getRuntime().maxMemory() / 16;
    private static final long LARGEST = ROOM / 16;
    private static final int ENTRY = 500;

    private final PublishedPictures pictures;
    private final Shares shares;
    private final Cache<String, Known> kept = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((String address, Known known) -> ENTRY + known.bytes.length())
            .build();

    HotRenditions(PublishedPictures pictures, Shares shares) {
        this.pictures = pictures;
        this.shares = shares;
    }

    private record Known(UUID photo, RenditionName name, Buffer bytes, Map<String, String> headers) {}

    void remember(UUID photo, RenditionName name, Stored file) {
        if (file.length() <= LARGEST) {
            var _ = kept.get(name.path(photo), first -> known(photo, name, file));
        }
    }

    private static Known known(UUID photo, RenditionName name, Stored file) {
        try (var in = file.open(0)) {
            var headers = RenditionHeaders.of(photo, name);
            headers.put("Content-Type", name.type().mediaType());
            return new Known(photo, name, Buffer.buffer(in.readAllBytes()), headers);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void stand(@Observes Filters filters) {
        filters.register(this::answer, THIRD);
    }

    private void answer(RoutingContext exchange) {
        var request = exchange.request();
        var known = isCandidate(request) ? present(request.uri()) : null;
        if (known == null || !countsAgainst(request.remoteAddress().hostAddress(), exchange.response())) {
            exchange.next();
            return;
        }
        var answer = exchange.response();
        known.headers.forEach(answer::putHeader);
        answer.end(known.bytes);
    }

    private boolean countsAgainst(String peer, HttpServerResponse answer) {
        var share = shares.take("peer " + peer);
        if (share != null && share.isConsumed()) {
            answer.putHeader("RateLimit-Policy", shares.policy()).putHeader("RateLimit", Shares.left(share));
        }
        return share == null || share.isConsumed(); // refused on the long way, with a problem
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
