package kz.malim.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;
import java.util.Set;

/**
 * Checks after every rejected write of any test that no row of any table was inserted, deleted or updated. Writes that
 * overlap others, or during which a scheduled transition became due, are not checked: a difference could have another cause.
 */
final class NoPartialWriteCheck implements Filter {
    private static final Set<String> WRITE_METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final DatabaseSnapshot SNAPSHOT = new DatabaseSnapshot();

    private int writing;
    private long started;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        if (!WRITE_METHODS.contains(request.getMethod())) {
            return context.next(request, expected);
        }
        long mine;
        boolean alone;
        synchronized (this) { // of two that start at once, only the first may count as alone
            mine = ++started;
            alone = ++writing == 1;
        }
        try {
            if (alone) {
                SNAPSHOT.take();
            }
            var response = context.next(request, expected);
            if (alone && response.statusCode() >= 300) {
                var difference = SNAPSHOT.difference();
                if (isLast(mine)) {
                    assertEquals(
                            List.of(),
                            difference,
                            request.getMethod() + " " + request.getURI() + " was rejected with " + response.statusCode()
                                    + " but has written");
                }
            }
            return response;
        } finally {
            if (alone) {
                SNAPSHOT.release();
            }
            end();
        }
    }

    private synchronized boolean isLast(long number) {
        return started == number;
    }

    private synchronized void end() {
        writing--;
    }
}
