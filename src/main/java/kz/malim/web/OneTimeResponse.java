package kz.malim.web;

/** A response entity that holds a secret: it is sent once, and an idempotent replay sends what {@link #replayed} returns. */
public interface OneTimeResponse {
    /** The entity without its secret. */
    Object replayed();
}
