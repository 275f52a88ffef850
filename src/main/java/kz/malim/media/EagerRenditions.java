package kz.malim.media;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kz.malim.picture.AspectRatio;
import kz.malim.picture.PictureType;
import kz.malim.web.RequestId;
import org.jboss.logging.Logger;

/**
 * Creates the uncropped renditions right after an upload, where this is configured. One at a time, so that requests queue
 * behind at most one of them; what does not fit the queue is created on the first request.
 */
@ApplicationScoped
class EagerRenditions {
    private static final Logger LOG = Logger.getLogger(EagerRenditions.class);
    private static final int QUEUE_CAPACITY = 1_000;

    private final PhotoEditing photos;
    private final Renditions renditions;
    private final MediaConfig config;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE_CAPACITY),
            Thread.ofPlatform().name("eager-renditions").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    EagerRenditions(PhotoEditing photos, Renditions renditions, MediaConfig config) {
        this.photos = photos;
        this.renditions = renditions;
        this.config = config;
        worker.allowCoreThreadTimeOut(true);
    }

    /** Fired when a new photo has got its file. */
    record FileAttached(UUID photo) {}

    void enqueue(@Observes(during = TransactionPhase.AFTER_SUCCESS) FileAttached event) {
        if (config.ahead()) {
            worker.execute(new FutureTask<>(RequestId.carriedBy(() -> {
                createAll(event.photo());
                return event;
            })));
        }
    }

    private void createAll(UUID photo) {
        try {
            var source = photos.source(photo);
            for (var size :
                    RenditionSizes.of(source.file().width(), source.file().height(), AspectRatio.ORIGINAL)) {
                for (var type : List.of(PictureType.JPEG, PictureType.WEBP)) {
                    renditions.rendition(
                            source, new RenditionName(source.key(), AspectRatio.ORIGINAL, size.width(), type));
                }
            }
        } catch (RuntimeException e) {
            LOG.infof(
                    "MALIM-7006 Eager renditions failed, left to the first request: photo=%s cause=%s",
                    photo, e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.shutdownNow();
    }
}
