package kz.malim.delivery;

import java.util.List;
import java.util.Map;

/**
 * {@code Link} (RFC 8288) of a bounded size: addresses repeat what a client sent, and a proxy with default buffers refuses a
 * response whose headers are too large. What does not fit is left out; the body of every response has it too.
 */
final class LinkHeader {
    private static final int MAX_BYTES = 1_024;

    private LinkHeader() {}

    /** @param links ASCII, what matters most first */
    static Map<String, String> of(List<String> links) {
        var header = new StringBuilder();
        for (var link : links) {
            var next = header.isEmpty() ? link : ", " + link;
            if (header.length() + next.length() <= MAX_BYTES) {
                header.append(next);
            }
        }
        return header.isEmpty() ? Map.of() : Map.of("Link", header.toString());
    }
}
