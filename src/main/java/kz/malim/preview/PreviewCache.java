package kz.malim.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Previews as JSON, for seconds: however many clients read the same version of the same preview at once, it is rendered
 * once, since each rendering writes rows and rolls them back. A key names the version, so an edit is seen at once; only a
 * change of what is shown around the article may take as long as an entry lives. Thread-safe.
 */
@ApplicationScoped
class PreviewCache {
    private static final Duration LIFETIME = Duration.ofSeconds(3);
    private static final long MAX_BYTES = 8 << 20;

    private final ObjectMapper json;
    private final AsyncCache<Object, byte[]> previews = Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(LIFETIME)
            .maximumWeight(MAX_BYTES)
            .weigher((Object key, byte[] preview) -> preview.length)
            .buildAsync();

    PreviewCache(ObjectMapper json) {
        this.json = json;
    }

    /** The cached preview of a key, or a new one; clients that arrive while it is rendered wait for it. Failures are not cached. */
    byte[] get(Object key, Supplier<?> preview) {
        var rendering = new CompletableFuture<byte[]>();
        var current = previews.asMap().putIfAbsent(key, rendering);
        if (current != null) {
            return await(current);
        }
        try {
            rendering.complete(json.writeValueAsBytes(preview.get()));
        } catch (JsonProcessingException e) {
            rendering.completeExceptionally(new IllegalStateException(e));
        } catch (RuntimeException | Error e) {
            rendering.completeExceptionally(e);
        }
        return await(rendering);
    }

    private static byte[] await(CompletableFuture<byte[]> rendering) {
        try {
            return rendering.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
