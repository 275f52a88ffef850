@NullMarked
package kz.malim.related;

import org.jspecify.annotations.NullMarked;
