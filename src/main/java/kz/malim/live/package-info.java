/**
 * Live blogs: the coverage of an article of the kind live, and its entries, each written, published and corrected alone.
 *
 * <p>An entry has no revisions: a live blog gets one every minute, and a revision of the whole article each time would copy
 * all of them. Its earlier states are in the audit log. Changing an entry does not increment the version of its article, so
 * whoever edits the article meanwhile is not disturbed.
 *
 * <p>The acts ({@link kz.malim.live.LiveBlogging}) are guarded like those on articles, by
 * {@link kz.malim.article.Transitions}; what readers see, the number of entries and the change log are kept by triggers (V004,
 * V009).
 */
@NullMarked
package kz.malim.live;

import org.jspecify.annotations.NullMarked;
