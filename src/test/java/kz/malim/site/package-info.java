@NullMarked
package kz.malim.site;

import org.jspecify.annotations.NullMarked;
