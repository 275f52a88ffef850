/**
 * Other ways in: pages and files that become articles.
 *
 * <p>Reading a page is split in two. {@link kz.malim.importing.PageReader} turns text into a
 * {@link kz.malim.importing.Page} and knows nothing of the database, so that every shape of page is a fast test;
 * what the page says is then matched with what the newsroom already has, in one transaction.
 */
@NullMarked
package kz.malim.importing;

import org.jspecify.annotations.NullMarked;
