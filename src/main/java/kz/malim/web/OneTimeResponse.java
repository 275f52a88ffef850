package kz.malim.web;

/** A response entity with a secret: sent once; an idempotent replay sends what {@link #replayed} returns. */
public interface OneTimeResponse {
    /** The entity without its secret. */
    Object replayed();
}
