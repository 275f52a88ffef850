@NullMarked
package kz.malim.syndication;

import org.jspecify.annotations.NullMarked;
