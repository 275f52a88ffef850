/**
 * Bytes of pictures: renditions by their addresses, with ranges (RFC 9110, section 14), the most wanted from memory.
 *
 * <p>They stand apart from the response cache, because a rendition never changes: its address does.
 */
@NullMarked
package kz.malim.renditions;

import org.jspecify.annotations.NullMarked;
