/** Those who keep a copy. */
@NullMarked
package kz.malim.sync;

import org.jspecify.annotations.NullMarked;
