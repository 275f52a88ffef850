@NullMarked
package kz.malim.delivery;

import org.jspecify.annotations.NullMarked;
