package kz.malim.web;

import org.jspecify.annotations.Nullable;

/** The parameter {@code limit} of every list. */
public final class PageLimit {
    public static final int DEFAULT = 20;
    public static final int MAX = 100;

    private PageLimit() {}

    public static int of(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > MAX) {
            throw Problem.invalidParameter("limit", "A whole number from 1 to " + MAX + ".");
        }
        return Integer.parseInt(limit);
    }
}
