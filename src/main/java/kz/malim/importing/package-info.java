/**
 * Imports pages of news sites as articles.
 *
 * <p>Stories that {@code pagetext} has read are matched with the articles of earlier imports, in one transaction, through the same
 * acts that editors call.
 */
@NullMarked
package kz.malim.importing;

import org.jspecify.annotations.NullMarked;
