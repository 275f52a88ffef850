@NullMarked
package kz.malim.search;

import org.jspecify.annotations.NullMarked;
