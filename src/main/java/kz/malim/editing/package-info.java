/**
 * The editors' endpoints over the acts of {@code article}: reading and saving drafts with their ETag, merges, bulk requests,
 * state transitions.
 *
 * <p>There are no rules here. A resource reads the request, locks the article at the version the editor has read, and calls
 * an act; importers and schedules call the same acts without this package.
 */
@NullMarked
package kz.malim.editing;

import org.jspecify.annotations.NullMarked;
