/**
 * Stories of other systems in: each with its HTML, its id there, its times and its addresses.
 *
 * <p>A story is known by its source and its id there, so that moving in can be repeated while the old site goes on: what has
 * not changed there is not written again, and what editors have changed here is left alone. The HTML is read by {@code
 * htmlbody}; articles are written through the acts that editors call. A job queue of its own was refused: each story is one
 * transaction, and who sends them goes on where the last response ended.
 */
@NullMarked
package kz.malim.migration;

import org.jspecify.annotations.NullMarked;
