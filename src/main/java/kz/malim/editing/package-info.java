/**
 * The editors' endpoints over the acts of {@code article}: reading and saving drafts with their ETag, merging, bulk, the
 * changes of state.
 *
 * <p>No rule stands here. A resource reads the request, opens the article at the version the editor has seen, and calls an
 * act; importers, schedules and scripts call the same acts without coming by.
 */
@NullMarked
package kz.malim.editing;

import org.jspecify.annotations.NullMarked;
