/**
 * What readers now see differently: the change log, and hearing of it.
 *
 * <p>A row that readers may see is in the view {@code published_change}; what only editors could notice, such as a schedule,
 * is written for the caches alone and is in no view. What time alone changes is told when its moment has come, by whichever
 * replica is first ({@link kz.malim.change.DueChanges}), so that readers of the log need no second source.
 *
 * <p>Every replica reads the same rows in the same order and remembers the position it has reached, so a lost
 * notification is a delay and never a loss. Sending the changes themselves through {@code NOTIFY} was refused: it keeps
 * nothing for those who are away, and holds 8,000 bytes.
 */
@NullMarked
package kz.malim.change;

import org.jspecify.annotations.NullMarked;
