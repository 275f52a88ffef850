/**
 * Answers as bytes: serialized once, with a strong validator and with the names of everything they show.
 *
 * <p>The validator is a hash of the bytes, so every replica gives the same one, and it moves when anything shown moves:
 * a related title, a credit. Versions of single records were refused as validators, since a page shows many.
 */
@NullMarked
package kz.malim.cache;

import org.jspecify.annotations.NullMarked;
