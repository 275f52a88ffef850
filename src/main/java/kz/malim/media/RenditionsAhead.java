package kz.malim.media;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kz.malim.picture.PictureType;
import kz.malim.picture.Shape;
import org.jboss.logging.Logger;

/**
 * Makes the uncut sizes of a picture that has just come, where this is configured: one at a time, so that those who wait
 * for a picture wait for no more than one that nobody has asked for. What is forgotten here is made when it is asked for.
 */
@ApplicationScoped
class RenditionsAhead {
    private static final Logger LOG = Logger.getLogger(RenditionsAhead.class);
    private static final int WAITING = 1_000;

    private final PhotoEditing photos;
    private final Workshop workshop;
    private final MediaConfig config;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("renditions-ahead").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    RenditionsAhead(PhotoEditing photos, Workshop workshop, MediaConfig config) {
        this.photos = photos;
        this.workshop = workshop;
        this.config = config;
        worker.allowCoreThreadTimeOut(true);
    }

    /** A photo has a file that it did not have before. */
    record Received(UUID photo) {}

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) Received received) {
        if (config.ahead()) {
            worker.execute(() -> make(received.photo()));
        }
    }

    private void make(UUID photo) {
        try {
            var source = photos.source(photo);
            for (var size :
                    RenditionSizes.of(source.file().width(), source.file().height(), Shape.WHOLE)) {
                for (var type : List.of(PictureType.JPEG, PictureType.WEBP)) {
                    workshop.rendition(source, new RenditionName(source.key(), Shape.WHOLE, size.width(), type));
                }
            }
        } catch (RuntimeException failure) {
            LOG.infof("Renditions of %s are made when they are asked for: %s", photo, failure.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.shutdownNow();
    }
}
