/**
 * Bytes of pictures: renditions by their addresses, with ranges (RFC 9110, section 14), the most used from memory.
 *
 * <p>They are not in the response cache, because a rendition never changes: its address does.
 */
@NullMarked
package kz.malim.renditions;

import org.jspecify.annotations.NullMarked;
