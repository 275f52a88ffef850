@NullMarked
package kz.malim.picture;

import org.jspecify.annotations.NullMarked;
