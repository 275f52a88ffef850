package kz.malim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * After every write that any test sends and that is refused: no row of any table has come, gone or changed. Writes that
 * overlap others are passed over, since a difference would tell nothing about either.
 */
final class UntouchedCheck implements Filter {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final RememberedDatabase DATABASE = new RememberedDatabase();

    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        if (!WRITING.contains(request.getMethod())) {
            return context.next(request, expected);
        }
        long mine = begun.incrementAndGet();
        boolean alone = writing.incrementAndGet() == 1;
        try {
            if (alone) {
                DATABASE.remember();
            }
            var response = context.next(request, expected);
            if (alone && response.statusCode() >= 300) {
                var difference = DATABASE.difference();
                if (begun.get() == mine) {
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
            writing.decrementAndGet();
        }
    }
}
