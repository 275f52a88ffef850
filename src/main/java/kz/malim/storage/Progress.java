package kz.malim.storage;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;

/** When one exchange with the object store last got on: another part of the request was taken, or of the response came. */
final class Progress {
    private final long start = System.nanoTime();
    private final long most;
    private volatile long last = start;

    /** @param most how long it may take altogether */
    Progress(Duration most) {
        this.most = most.toNanos();
    }

    void made() {
        last = System.nanoTime();
    }

    /** Until the exchange has stalled or taken too long altogether. */
    long nanosLeft() {
        long now = System.nanoTime();
        return Math.min(S3Client.STALL_TIMEOUT.toNanos() - (now - last), most - (now - start));
    }

    HttpTimeoutException timeout() {
        return new HttpTimeoutException("No response within " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /** The same body, whose parts are noticed as they are sent. */
    BodyPublisher of(BodyPublisher body) {
        return new BodyPublisher() {
            @Override
            public long contentLength() {
                return body.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
                body.subscribe(new Noticing(subscriber));
            }
        };
    }

    private final class Noticing implements Flow.Subscriber<ByteBuffer> {
        private final Flow.Subscriber<? super ByteBuffer> subscriber;

        Noticing(Flow.Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscriber.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            made();
            subscriber.onNext(part);
        }

        @Override
        public void onError(Throwable failure) {
            subscriber.onError(failure);
        }

        @Override
        public void onComplete() {
            made();
            subscriber.onComplete();
        }
    }
}
