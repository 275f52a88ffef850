/** Malim, a headless content API for newsrooms. Only the start of the program is here; see the packages below. */
@NullMarked
package kz.malim;

import org.jspecify.annotations.NullMarked;
