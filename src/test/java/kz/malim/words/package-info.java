@NullMarked
package kz.malim.words;

import org.jspecify.annotations.NullMarked;
