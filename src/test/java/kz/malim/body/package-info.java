@NullMarked
package kz.malim.body;

import org.jspecify.annotations.NullMarked;
