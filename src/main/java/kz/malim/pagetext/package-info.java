/**
 * Reads the text of a page as a person would: title, lede, byline, date, lists, quotes, credits, related stories.
 *
 * <p>A pure function of text to {@link kz.malim.pagetext.Page}. It knows nothing of the database, so that every shape of
 * page is a fast test; what a page brings into the newsroom is decided in {@code importing}. What a line is by itself is
 * decided in {@code pageline}; here a line is judged by its neighbours.
 */
@NullMarked
package kz.malim.pagetext;

import org.jspecify.annotations.NullMarked;
