package kz.malim.database;

import org.jspecify.annotations.Nullable;

/** Says in one sentence to the person who starts Malim why its database cannot be used and what to do. */
public final class DatabaseUnusable extends RuntimeException {
    public DatabaseUnusable(String message) {
        super(message);
    }

    public DatabaseUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
