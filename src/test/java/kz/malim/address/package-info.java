@NullMarked
package kz.malim.address;

import org.jspecify.annotations.NullMarked;
