package kz.malim.web;

import java.util.Optional;
import java.util.UUID;

/**
 * Ids as clients write them. They have one form, the canonical one of RFC 9562: lower case with hyphens. Any other is no
 * id, also where {@link UUID#fromString} is lenient: two forms would be two addresses of one thing, and two keys in caches.
 */
public final class CanonicalUuid {
    private static final int LENGTH = 36;

    private CanonicalUuid() {}

    public static Optional<UUID> parse(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty(); // most slugs, without the cost of an exception
        }
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
