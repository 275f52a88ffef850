@NullMarked
package kz.malim.htmlbody;

import org.jspecify.annotations.NullMarked;
