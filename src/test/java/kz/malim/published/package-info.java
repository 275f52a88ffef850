@NullMarked
package kz.malim.published;

import org.jspecify.annotations.NullMarked;
