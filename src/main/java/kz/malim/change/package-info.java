/**
 * What readers now see differently: the change log, and the listener that follows it.
 *
 * <p>A row that readers may see is in the view {@code published_change}; what only editors could notice, such as a schedule,
 * is written for the caches alone and is in no view. What time alone changes is logged when it is due, by whichever replica
 * is first ({@link kz.malim.change.DueChanges}), so that readers of the log need no second source.
 *
 * <p>Every replica reads the same rows in the same order and remembers the position it has reached, so a lost
 * notification is a delay and never a loss. Sending the changes themselves through {@code NOTIFY} was refused: it stores
 * nothing for a replica that is disconnected, and holds 8,000 bytes.
 */
@NullMarked
package kz.malim.change;

import org.jspecify.annotations.NullMarked;
