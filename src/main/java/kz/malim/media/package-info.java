/**
 * Photos and their credits.
 *
 * <p>A credit is an object of its own and not a caption: it travels with the photo into every place the photo is shown.
 * A photo may have a credit and no file yet.
 */
@NullMarked
package kz.malim.media;

import org.jspecify.annotations.NullMarked;
