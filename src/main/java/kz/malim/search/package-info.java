/**
 * What readers find: an index of the words of everything published, and suggestions while they type.
 *
 * <p>The index is filled in the transaction that publishes, so that what is public is found and what is withdrawn is not,
 * at once. Filling it from the change log was refused for as long as both are in one database: it would be right a moment
 * later and gain nothing. Another engine would be filled from there, behind the same {@link
 * kz.malim.search.SearchIndex}; the words and their keys are the same for all.
 *
 * <p>An index of words has no order, and readers want the newest: so it is asked month by month, and no further than a page
 * needs. Walking all articles from the newest, or sorting all that have a word, each took seconds for some words of a
 * million articles; a table cut by month would need new parts, and so a login that may make them.
 */
@NullMarked
package kz.malim.search;

import org.jspecify.annotations.NullMarked;
