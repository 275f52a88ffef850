/** What holds for the whole program: the order of its packages, its contract, its metrics, no leak of drafts. */
@NullMarked
package kz.malim;

import org.jspecify.annotations.NullMarked;
