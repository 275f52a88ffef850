@NullMarked
package kz.malim.preview;

import org.jspecify.annotations.NullMarked;
