package kz.malim.renditions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.Unpooled;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.access.RateLimiter;
import kz.malim.media.RenditionName;
import kz.malim.published.PublishedPictures;
import kz.malim.storage.FileStore.Stored;
import kz.malim.web.CorsFilter;
import kz.malim.web.RequestId;
import kz.malim.web.RequestValidationFilter;
import org.jspecify.annotations.Nullable;

/**
 * Sends renditions that were sent before, on the thread the request came in on: from memory, where a sixteenth of it holds
 * those asked for last, wherever the store is. Whether the picture is still public is asked every time, of what is kept;
 * everything unusual goes the long way.
 */
@ApplicationScoped
class RenditionCache {
    /** Before everything that a request meets, as answers from the cache are, whose path this is not. */
    private static final int BEFORE_ALL = 1199;

    private static final String BEGINNING = "/media/";

    /** Bytes; and those of the largest that is kept, so that a few of them do not drive out all others. */
    private static final long ROOM = Runtime.getRuntime().maxMemory() / 16;

    private static final long LARGEST = ROOM / 16;

    /** What each takes besides its bytes. */
    private static final int ENTRY = 1_500;

    private final PublishedPictures pictures;
    private final RateLimiter shares;
    private final CorsFilter others;
    private final Cache<String, Known> kept = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((String address, Known known) -> ENTRY + known.bytes.length())
            .executor(Runnable::run)
            .build();

    RenditionCache(PublishedPictures pictures, RateLimiter shares, CorsFilter others) {
        this.pictures = pictures;
        this.shares = shares;
        this.others = others;
    }

    /** @param headers name after value, as they are written */
    private record Known(UUID photo, RenditionName name, Buffer bytes, List<CharSequence> headers) {}

    /** The bytes, read once for this answer and for those to come; nothing when there are too many to keep. */
    Optional<Buffer> remember(UUID photo, RenditionName name, Stored file) {
        if (file.length() > LARGEST) {
            return Optional.empty();
        }
        var address = name.path(photo);
        var known = kept.getIfPresent(address);
        if (known == null) {
            known = known(photo, name, file);
            kept.put(address, known);
        }
        return Optional.of(known.bytes);
    }

    private static Known known(UUID photo, RenditionName name, Stored file) {
        var headers = new ArrayList<CharSequence>();
        RenditionHeaders.of(photo, name).forEach((header, value) -> {
            headers.add(HttpHeaders.createOptimized(header));
            headers.add(HttpHeaders.createOptimized(value));
        });
        headers.add(HttpHeaders.CONTENT_TYPE);
        headers.add(HttpHeaders.createOptimized(name.type().mediaType()));
        try (var in = file.open(0)) {
            return new Known(photo, name, outside(in.readAllBytes()), List.copyOf(headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Outside the heap, from where the network takes it without another copy; given back when nobody knows it any more. */
    @SuppressWarnings("deprecation") // the only way to hand over memory that is not to be copied
    private static Buffer outside(byte[] bytes) {
        var memory = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory)));
    }

    void stand(@Observes Filters filters) {
        filters.register(this::answer, BEFORE_ALL);
    }

    private void answer(RoutingContext exchange) {
        var request = exchange.request();
        var known = isCandidate(request) ? present(request.uri()) : null;
        if (known == null
                || !RequestValidationFilter.accepts(request)
                || !shares.admit(request, exchange.response().headers())) {
            exchange.next();
        } else {
            answer(request, known, exchange.response());
        }
    }

    private void answer(HttpServerRequest request, Known known, HttpServerResponse answer) {
        var headers = answer.headers();
        RequestId.addTo(request, headers);
        others.permit(request, headers);
        for (int i = 0; i < known.headers.size(); i += 2) {
            headers.add(known.headers.get(i), known.headers.get(i + 1));
        }
        answer.end(known.bytes);
    }

    private static boolean isCandidate(HttpServerRequest request) {
        return request.uri().startsWith(BEGINNING)
                && request.method().equals(HttpMethod.GET)
                && request.getHeader("Range") == null
                && request.getHeader(HttpHeaders.IF_NONE_MATCH) == null
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    /** A rendition of a picture that is public now, under its present key. */
    private @Nullable Known present(String uri) {
        var known = kept.getIfPresent(uri);
        var picture = known == null ? null : pictures.known(known.photo);
        var file = picture == null ? null : picture.file();
        return known != null && file != null && file.key().equals(known.name.key()) ? known : null;
    }
}
