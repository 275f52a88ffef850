/**
 * Builds the contents of the container image, and checks the image.
 *
 * <p>The image has no base image: its runtime is linked from the JDK of the build, and the C library is that of the build's
 * own Linux. A base image from a registry was refused, since then no build could be repeated without that registry, and a
 * shell and a package manager would be in it without use.
 */
@NullMarked
package kz.malim.image;

import org.jspecify.annotations.NullMarked;
