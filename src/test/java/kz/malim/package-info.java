/** Tests of the whole program: the order of its packages, its contract, its metrics, no leak of a draft. */
@NullMarked
package kz.malim;

import org.jspecify.annotations.NullMarked;
