package kz.malim.listing;

import java.util.Arrays;
import java.util.Locale;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** Whether and how to count the articles of a list. */
enum Count {
    NONE,
    ESTIMATE,
    EXACT;

    static Count of(@Nullable String parameter) {
        return parameter == null
                ? NONE
                : Arrays.stream(values())
                        .filter(count -> count.parameter().equals(parameter))
                        .findFirst()
                        .orElseThrow(() -> Problem.invalidParameter("count", "One of none, estimate, exact."));
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
