/**
 * Unpublished and past content, as readers would see it. A preview is a publication that is rolled back: within one
 * transaction the draft is published (SQL function {@code show_draft}, V012), the reading side's own queries run on that
 * transaction, and all of it is rolled back. So {@code delivery} still cannot name a draft, and a preview shows exactly
 * what publication would show. A second set of views that see drafts was rejected: it would have to be kept equal to the
 * first.
 *
 * <p>So a preview writes, and anybody with a link may read one. Hence the pool of its own, which is its bulkhead, and hence
 * {@link kz.malim.preview.PreviewCache}. Reading without writing was refused for now: it would need the published views over a union of
 * what is stored and what is previewed, below which PostgreSQL walks no index in order (V004), so that every list would be
 * sorted whole.
 */
@NullMarked
package kz.malim.preview;

import org.jspecify.annotations.NullMarked;
