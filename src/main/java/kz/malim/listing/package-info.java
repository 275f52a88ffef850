/**
 * The list query: parameters become a filter, the filter becomes conditions, and these become one SQL statement a page,
 * with cursors, counts and facets.
 *
 * <p>A query library was refused: which index a list walks is decided here, by what its filter leaves, and a generated
 * statement hides that.
 */
@NullMarked
package kz.malim.listing;

import org.jspecify.annotations.NullMarked;
