/**
 * Where files are kept: in a folder, or in an object store that speaks S3.
 *
 * <p>A file is written whole or not at all, under a name that is never used for other content. So a name in a database
 * row can be trusted as soon as the row is there, and nothing here needs a transaction: the row follows the file.
 *
 * <p>The S3 client is our own. What Malim asks of S3 is five requests with a signature; the vendor's client is thirty
 * archives for the same.
 */
@NullMarked
package kz.malim.storage;

import org.jspecify.annotations.NullMarked;
