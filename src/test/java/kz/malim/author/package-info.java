@NullMarked
package kz.malim.author;

import org.jspecify.annotations.NullMarked;
