/**
 * Storage of files: in a folder, or in an object store that speaks S3.
 *
 * <p>A file is written whole or not at all, under a name that is never used for other content. So a row may
 * reference it as soon as it is stored, and nothing here needs a transaction: the row follows the file.
 *
 * <p>The S3 client is our own: Malim needs five signed requests and two ways to temporary credentials (a web identity and the
 * endpoint of a container, which are what clusters offer), for which the vendor's client brings thirty archives. Profiles,
 * single sign-on and the metadata of machines were left out: a pod has an identity of its own.
 *
 * <p>{@link kz.malim.storage.MonitoredStore} times and logs every operation here, since callers only know that a client may retry.
 */
@NullMarked
package kz.malim.storage;

import org.jspecify.annotations.NullMarked;
