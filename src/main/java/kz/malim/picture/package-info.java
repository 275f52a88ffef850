/**
 * Files with pixels in them: what they are, what they say about themselves, and smaller ones made of them. Knows nothing
 * of photos, articles or databases.
 *
 * <p>A file is believed in nothing. Its type and its size are read from its first bytes before anything is decoded; what
 * it says about itself is cut out by code of ours, in blocks of bounded size, before a library reads it, since the
 * library would also follow the paths that bombs and external entities lie on. What leaves here is encoded anew: nothing
 * of the original comes along but the rights, which are written into every file.
 *
 * <p>What comes from outside is decoded by the JDK's own readers and by TwelveMonkeys, which is Java; libwebp, native code
 * of our choice, only encodes what was decoded before. A binding to libvips was refused: none is to be had as a package, and a
 * program to install beside Malim breaks the promise that one command runs it. AVIF and HEIC have no reader worth its
 * weight; they are refused by name.
 */
@NullMarked
package kz.malim.picture;

import org.jspecify.annotations.NullMarked;
