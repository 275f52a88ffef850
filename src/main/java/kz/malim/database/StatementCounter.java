package kz.malim.database;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts the SQL statements of a response, so that one that needs too many is noticed. */
public final class StatementCounter {
    private static final ScopedValue<AtomicInteger> COUNT = ScopedValue.newInstance();

    private StatementCounter() {}

    /** To be called for every statement. */
    public static void count() {
        if (COUNT.isBound()) {
            COUNT.get().incrementAndGet();
        }
    }

    public static <T> Counted<T> counted(Supplier<T> work) {
        var count = new AtomicInteger();
        var value = ScopedValue.where(COUNT, count).call(work::get);
        return new Counted<>(value, count.get());
    }

    public record Counted<T>(T value, int statements) {}
}
