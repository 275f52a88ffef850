@NullMarked
package kz.malim.migration;

import org.jspecify.annotations.NullMarked;
