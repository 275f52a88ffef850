@NullMarked
package kz.malim.pagetext;

import org.jspecify.annotations.NullMarked;
