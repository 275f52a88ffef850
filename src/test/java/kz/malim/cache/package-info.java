@NullMarked
package kz.malim.cache;

import org.jspecify.annotations.NullMarked;
