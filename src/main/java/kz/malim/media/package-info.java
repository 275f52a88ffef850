/**
 * Photos and their credits.
 *
 * <p>A credit is an object of its own and not a caption: it travels with the photo into every place the photo is shown,
 * and into every file that is made of it. A photo may have a credit and no file yet. What an editor typed is the
 * newsroom's word and no file metadata overwrites it; a photo records which of its fields an editor has set.
 *
 * <p>Files are uploaded here ({@link kz.malim.media.PhotoEditingResource}) and renditions made
 * ({@link kz.malim.media.Renditions}); what pixels and blocks of metadata are is the matter of {@code picture}, and where
 * bytes are stored that of {@code storage}; both come before this package since they know nothing of photos. Renditions
 * are created on the first request: most crops of most pictures are never requested. All of them are made from a master of
 * the size of the largest, created at the upload, so that no request waits while twenty-four megapixels are decoded.
 */
@NullMarked
package kz.malim.media;

import org.jspecify.annotations.NullMarked;
