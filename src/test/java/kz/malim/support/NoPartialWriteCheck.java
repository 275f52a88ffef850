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
 * After every write that any test sends and that is refused: no row of any table has come, gone or changed. Writes that
 * overlap others, or during which something scheduled has become due, are passed over: a difference would tell nothing
 * about them.
 */
final class NoPartialWriteCheck implements Filter {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final DatabaseSnapshot DATABASE = new DatabaseSnapshot();

    private int writing;
    private long begun;

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        if (!WRITING.contains(request.getMethod())) {
            return context.next(request, expected);
        }
        long mine;
        boolean alone;
        synchronized (this) { // of two that begin at once, only the first may take itself for alone
            mine = ++begun;
            alone = ++writing == 1;
        }
        try {
            if (alone) {
                DATABASE.remember();
            }
            var response = context.next(request, expected);
            if (alone && response.statusCode() >= 300) {
                var difference = DATABASE.difference();
                if (isLast(mine)) {
                    assertEquals(
                            List.of(),
                            difference,
                            request.getMethod() + " " + request.getURI() + " was refused with " + response.statusCode()
                                    + " and has written all the same");
                }
            }
            return response;
        } finally {
            if (alone) {
                DATABASE.forget();
            }
            end();
        }
    }

    private synchronized boolean isLast(long number) {
        return begun == number;
    }

    private synchronized void end() {
        writing--;
    }
}
