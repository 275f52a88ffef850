@NullMarked
package kz.malim.pageline;

import org.jspecify.annotations.NullMarked;
