@NullMarked
package kz.malim.listing;

import org.jspecify.annotations.NullMarked;
