@NullMarked
package kz.malim.live;

import org.jspecify.annotations.NullMarked;
