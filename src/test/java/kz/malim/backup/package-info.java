@NullMarked
package kz.malim.backup;

import org.jspecify.annotations.NullMarked;
