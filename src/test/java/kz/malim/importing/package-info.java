@NullMarked
package kz.malim.importing;

import org.jspecify.annotations.NullMarked;
