/**
 * Photos and their credits.
 *
 * <p>A credit is an object of its own and not a caption: it travels with the photo into every place the photo is shown,
 * and into every file that is made of it. A photo may have a credit and no file yet. What an editor typed is the
 * newsroom's word and no file changes it; a photo remembers which of its fields somebody has decided.
 *
 * <p>Files are taken in here ({@link kz.malim.media.PhotoEditingResource}) and renditions made
 * ({@link kz.malim.media.Workshop}); what pixels and blocks of metadata are is the matter of {@code picture}, and where
 * bytes lie that of {@code storage}, which both stand before this package since they know nothing of photos. Renditions
 * are made when they are first asked for: most crops of most pictures never are. All of them come from a master of the
 * size of the largest, made once at the upload, so that nobody waits while twenty-four megapixels are decoded.
 */
@NullMarked
package kz.malim.media;

import org.jspecify.annotations.NullMarked;
