/**
 * The list query: parameters become filters, filters become SQL conditions, and these become one statement a page, with
 * cursors, counts and facets. A text search goes through {@link kz.malim.listing.ArticleSearch}, in typed queries and ids.
 *
 * <p>A query library was refused: which index a list scans is decided here, by what its filters leave, and a generated
 * statement hides that.
 */
@NullMarked
package kz.malim.listing;

import org.jspecify.annotations.NullMarked;
