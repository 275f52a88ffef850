@NullMarked
package kz.malim.front;

import org.jspecify.annotations.NullMarked;
