/**
 * Responses as bytes: serialized once, with a strong validator and with the cache tags of everything in them.
 *
 * <p>The validator is a hash of the bytes and of the headers sent with them, so it is equal on every replica and changes with
 * anything on the page: a related title, a credit. Versions of single records were rejected as validators, since a page has many.
 */
@NullMarked
package kz.malim.cache;

import org.jspecify.annotations.NullMarked;
