package kz.malim.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private final AsyncCache<Object, Rendering> previews = Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(LIFETIME)
            .maximumWeight(MAX_BYTES)
            .weigher((Object key, Rendering rendering) -> rendering.json.length)
            .buildAsync();

    PreviewCache(ObjectMapper json) {
        this.json = json;
    }

    /** What came of it. A future that fails would be logged by the cache, with its trace. */
    private static final class Rendering {
        private final byte[] json;
        private final @Nullable RuntimeException failure;

        Rendering(byte[] json, @Nullable RuntimeException failure) {
            this.json = json;
            this.failure = failure;
        }
    }

    /** The cached preview of a key, or a new one; clients that arrive while it is rendered wait for it. Failures are not cached. */
    byte[] get(Object key, Supplier<?> preview) {
        var rendering = new CompletableFuture<Rendering>();
        var current = previews.asMap().putIfAbsent(key, rendering);
        if (current != null) {
            return await(current);
        }
        try {
            rendering.complete(new Rendering(json.writeValueAsBytes(preview.get()), null));
        } catch (JsonProcessingException e) {
            fail(key, rendering, new IllegalStateException(e));
        } catch (RuntimeException e) {
            fail(key, rendering, e);
        } catch (Error e) {
            rendering.completeExceptionally(e);
        }
        return await(rendering);
    }

    private void fail(Object key, CompletableFuture<Rendering> rendering, RuntimeException failure) {
        rendering.complete(new Rendering(new byte[0], failure));
        previews.asMap().remove(key, rendering);
    }

    private static byte[] await(CompletableFuture<Rendering> future) {
        var rendering = future.join();
        if (rendering.failure != null) {
            throw rendering.failure;
        }
        return rendering.json;
    }
}
