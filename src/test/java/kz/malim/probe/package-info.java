@NullMarked
package kz.malim.probe;

import org.jspecify.annotations.NullMarked;
