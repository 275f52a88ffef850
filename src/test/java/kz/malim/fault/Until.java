package kz.malim.fault;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what takes its time, and says how long it took. */
final class Until {
    private Until() {}

    static Duration asked(Duration patience, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError("Not so after " + patience);
            }
            pause(Duration.ofMillis(20));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
