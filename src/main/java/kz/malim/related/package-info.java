/** Related articles, in the order that an editor chose. */
@NullMarked
package kz.malim.related;

import org.jspecify.annotations.NullMarked;
