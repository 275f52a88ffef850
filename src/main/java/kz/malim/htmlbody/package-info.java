/**
 * HTML to body blocks, for whatever brings HTML in: exports of other systems, feeds, pages.
 *
 * <p>It reads what browsers show and what editors meant: the markup of WordPress and Ghost is known by its classes. A list of
 * rules per element was refused, since the same element is a caption, an item or a paragraph by where it stands: a {@link
 * kz.malim.htmlbody.Flow} walks once through the tree and knows where it is. What has no block is never dropped silently,
 * but reported as a {@link kz.malim.htmlbody.Loss}.
 */
@NullMarked
package kz.malim.htmlbody;

import org.jspecify.annotations.NullMarked;
