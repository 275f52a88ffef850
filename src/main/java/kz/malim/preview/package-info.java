/**
 * Unpublished and past content, as readers would see it. A preview is a publication that is rolled back: within one
 * transaction the draft is published (SQL function {@code show_draft}, V012), the reading side's own queries run on that
 * transaction, and all of it is rolled back. So {@code delivery} still cannot name a draft, and a preview shows exactly
 * what publication would show. A second set of views that see drafts was rejected: it would have to be kept equal to the
 * first.
 */
@NullMarked
package kz.malim.preview;

import org.jspecify.annotations.NullMarked;
