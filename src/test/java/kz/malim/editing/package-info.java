@NullMarked
package kz.malim.editing;

import org.jspecify.annotations.NullMarked;
