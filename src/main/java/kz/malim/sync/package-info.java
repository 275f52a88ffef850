/**
 * The change log for those who keep a copy of what is published: a snapshot, what changed since, and the same as a stream.
 *
 * <p>A change is told as the present state of what it touched, not as what was done: a copy that has seen all changes equals
 * one that was read anew, from whichever position it began. Which things a row of the log touched the database says
 * ({@code things_changed_after}), since only it knows what once was public and is not any more. A log of finished messages
 * was refused: it would hold what was taken down, and be as large as everything that was ever published.
 *
 * <p>To add a kind of thing: a constant of {@link kz.malim.sync.ThingKind}, a branch of the SQL function
 * {@code things_of_change}, and where {@link kz.malim.sync.PublishedThings} and {@link kz.malim.sync.Snapshot} read it.
 */
@NullMarked
package kz.malim.sync;

import org.jspecify.annotations.NullMarked;
