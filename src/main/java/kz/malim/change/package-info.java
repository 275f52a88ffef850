/**
 * What readers now see differently: the change log, and hearing of it.
 *
 * <p>Every replica reads the same rows in the same order and remembers the position it has reached, so a lost
 * notification is a delay and never a loss. Sending the changes themselves through {@code NOTIFY} was refused: it keeps
 * nothing for those who are away, and holds 8,000 bytes.
 */
@NullMarked
package kz.malim.change;

import org.jspecify.annotations.NullMarked;
