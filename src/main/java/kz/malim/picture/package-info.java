/**
 * Picture files: their formats, their embedded metadata, and the renditions made of them. Knows nothing of photos, articles
 * or databases.
 *
 * <p>Files are untrusted. Type and dimensions are read from the headers before anything is decoded; metadata blocks are
 * extracted here, with a maximum length, before a library parses them, since the library's own readers of whole files would
 * meet decompression bombs and external entities. Every file served is newly encoded: of the original only the rights and
 * how it came to be are taken over, embedded as XMP.
 *
 * <p>Uploads are decoded by the readers of the JDK and by TwelveMonkeys, which is Java; libwebp, which is native code, only
 * encodes what was decoded before. A binding to libvips was refused: none is available as a package, and a program to install
 * beside Malim breaks the promise that one command runs it. AVIF and HEIC have no reader that brings its native code for
 * every platform; they are rejected with a message that names them.
 */
@NullMarked
package kz.malim.picture;

import org.jspecify.annotations.NullMarked;
