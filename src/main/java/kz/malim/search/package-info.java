/**
 * The search index of everything published, and suggestions while readers type. Lists are searched by {@code
 * listing.ArticleSearch}.
 *
 * <p>The index is filled in the transaction that publishes, so that what is published is found and what is withdrawn is
 * not, at once. Filling it from the change log was refused for as long as both are in one database: it would lag and gain
 * nothing. Another engine would be filled from there, behind the same {@link kz.malim.search.SearchIndex}; its documents
 * and queries are analysed by {@link kz.malim.words} like all others.
 *
 * <p>A text index has no order, and readers want the newest: so it is queried month by month, and no further than a page
 * needs. Scanning all articles from the newest, or sorting all matches, each took seconds for some words of a million
 * articles; a table partitioned by month would need new partitions, and so a login that may create them.
 */
@NullMarked
package kz.malim.search;

import org.jspecify.annotations.NullMarked;
