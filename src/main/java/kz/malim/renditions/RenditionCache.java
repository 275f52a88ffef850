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
import kz.malim.cache.CdnTags;
import kz.malim.media.RenditionName;
import kz.malim.published.PublishedPictures;
import kz.malim.storage.FileStore.Stored;
import kz.malim.web.Accept;
import kz.malim.web.CorsFilter;
import kz.malim.web.RequestId;
import kz.malim.web.RequestValidationFilter;
import org.jspecify.annotations.Nullable;

/**
 * Sends cached renditions on the event loop. The most used are cached in a sixteenth of the memory, whatever the storage.
 * Each request checks in the cache of {@link PublishedPictures} that the picture is still public; conditional and range
 * requests go on to the resource.
 */
@ApplicationScoped
class RenditionCache {
    /** Before all other filters, as cached responses are; after those, whose paths differ. */
    private static final int BEFORE_ALL = 1199;

    private static final String PREFIX = "/media/";

    /** Bytes; and those of the largest rendition that is cached, so that a few do not evict all others. */
    private static final long MAX_BYTES = Runtime.getRuntime().maxMemory() / 16;

    private static final long MAX_ENTRY_BYTES = MAX_BYTES / 16;

    /** Overhead of an entry in bytes. */
    private static final int ENTRY_OVERHEAD = 1_500;

    private final PublishedPictures pictures;
    private final RateLimiter rateLimiter;
    private final CorsFilter cors;
    private final CdnTags cdn;
    private final Cache<String, Entry> cache = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String address, Entry entry) -> ENTRY_OVERHEAD + entry.bytes.length())
            .executor(Runnable::run)
            .build();

    RenditionCache(PublishedPictures pictures, RateLimiter rateLimiter, CorsFilter cors, CdnTags cdn) {
        this.pictures = pictures;
        this.rateLimiter = rateLimiter;
        this.cors = cors;
        this.cdn = cdn;
    }

    /** @param headers name after value, as they are written */
    private record Entry(UUID photo, RenditionName name, Buffer bytes, List<CharSequence> headers) {}

    /** The bytes, cached for further requests; nothing if the file is too large for the cache. */
    Optional<Buffer> bytes(UUID photo, RenditionName name, Stored file) {
        if (file.length() > MAX_ENTRY_BYTES) {
            return Optional.empty();
        }
        var address = name.path(photo);
        var entry = cache.getIfPresent(address);
        if (entry == null) {
            entry = read(photo, name, file);
            cache.put(address, entry);
        }
        return Optional.of(entry.bytes);
    }

    private Entry read(UUID photo, RenditionName name, Stored file) {
        var headers = new ArrayList<CharSequence>();
        RenditionHeaders.of(photo, name, cdn).forEach((header, value) -> {
            headers.add(HttpHeaders.createOptimized(header));
            headers.add(HttpHeaders.createOptimized(value));
        });
        headers.add(HttpHeaders.CONTENT_TYPE);
        headers.add(HttpHeaders.createOptimized(name.type().mediaType()));
        try (var in = file.open(0)) {
            return new Entry(photo, name, direct(in.readAllBytes()), List.copyOf(headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A direct buffer, which is written to the socket without another copy; freed by garbage collection. */
    @SuppressWarnings("deprecation") // the only way to wrap a buffer without a copy
    private static Buffer direct(byte[] bytes) {
        var memory = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory)));
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ALL);
    }

    private void handle(RoutingContext exchange) {
        var request = exchange.request();
        var entry = isCandidate(request) ? current(request.uri()) : null;
        if (entry == null
                || !Accept.of(request).permits(entry.name.type().mediaType())
                || !RequestValidationFilter.accepts(request)
                || !rateLimiter.admit(request, exchange.response().headers())) {
            exchange.next();
        } else {
            send(request, entry, exchange.response());
        }
    }

    private void send(HttpServerRequest request, Entry entry, HttpServerResponse response) {
        var headers = response.headers();
        RequestId.addTo(request, headers);
        cors.permit(request, headers);
        for (int i = 0; i < entry.headers.size(); i += 2) {
            headers.add(entry.headers.get(i), entry.headers.get(i + 1));
        }
        response.end(entry.bytes);
    }

    private static boolean isCandidate(HttpServerRequest request) {
        return request.uri().startsWith(PREFIX)
                && request.method().equals(HttpMethod.GET)
                && request.getHeader("Range") == null
                && request.getHeader(HttpHeaders.IF_NONE_MATCH) == null
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    /** The cached rendition, if its picture is public and the key is current. */
    private @Nullable Entry current(String uri) {
        var entry = cache.getIfPresent(uri);
        var picture = entry == null ? null : pictures.cached(entry.photo);
        var file = picture == null ? null : picture.file();
        return entry != null && file != null && file.key().equals(entry.name.key()) ? entry : null;
    }
}
