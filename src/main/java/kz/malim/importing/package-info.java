/**
 * Other ways in: pages that become articles.
 *
 * <p>What {@code pagetext} has read is matched with what the newsroom already has, in one transaction, through the same
 * acts that editors call.
 */
@NullMarked
package kz.malim.importing;

import org.jspecify.annotations.NullMarked;
