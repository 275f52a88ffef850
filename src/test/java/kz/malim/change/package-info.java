/** The change log is in commit order, and its listener misses nothing. */
@NullMarked
package kz.malim.change;

import org.jspecify.annotations.NullMarked;
