@NullMarked
package kz.malim.media;

import org.jspecify.annotations.NullMarked;
