@NullMarked
package kz.malim.access;

import org.jspecify.annotations.NullMarked;
