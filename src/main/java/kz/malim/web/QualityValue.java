package kz.malim.web;

import io.vertx.core.http.HttpServerRequest;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The weight of an element of {@code Accept} and its relatives (RFC 9110, 12.4.2). */
public final class QualityValue {
    /** Without its leading zero too, as Java's own client sends it. */
    private static final Pattern WEIGHT = Pattern.compile("0?\\.\\d{1,9}|0\\.?|1(\\.0{0,9})?");

    private QualityValue() {}

    /** A header of weighted elements: all its lines as one (RFC 9110, 5.3), null without any. */
    public static @Nullable String header(HttpServerRequest request, CharSequence name) {
        if (request.getHeader(name) == null) {
            return null;
        }
        var lines = request.headers().getAll(name);
        return lines.size() == 1 ? lines.getFirst() : String.join(",", lines);
    }

    /** The weight among the parameters of an element, 1 without one; nothing when it is malformed. */
    public static OptionalDouble of(Iterable<String> parameters) {
        for (var parameter : parameters) {
            var stripped = parameter.strip();
            if (stripped.regionMatches(true, 0, "q=", 0, 2)) {
                var weight = stripped.substring(2).strip();
                return WEIGHT.matcher(weight).matches()
                        ? OptionalDouble.of(Double.parseDouble(weight))
                        : OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(1);
    }
}
