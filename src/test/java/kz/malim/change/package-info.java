/** The change log is in commit order, and is heard whole. */
@NullMarked
package kz.malim.change;

import org.jspecify.annotations.NullMarked;
