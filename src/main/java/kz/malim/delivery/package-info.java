/**
 * What readers get: the resources under {@code /api}, rendered to bytes with the tags of everything they show.
 *
 * <p>A resource asks {@code published} or {@code listing} only when the response cache has nothing; what it asks for is in
 * the key of the cached response, so that equal requests share one.
 */
@NullMarked
package kz.malim.delivery;

import org.jspecify.annotations.NullMarked;
