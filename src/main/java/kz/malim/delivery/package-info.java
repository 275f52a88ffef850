/**
 * The resources under {@code /api}, rendered to bytes with the cache tags of everything in them.
 *
 * <p>A resource queries {@code published} or {@code listing} only on a cache miss; everything that the query depends on is in
 * the cache key, so that equal requests share one response.
 */
@NullMarked
package kz.malim.delivery;

import org.jspecify.annotations.NullMarked;
