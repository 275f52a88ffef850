/**
 * The addresses that stories, sections, tags and authors had on the newsroom's earlier sites, so that a front end can send
 * readers on.
 *
 * <p>They are whole URLs and not slugs: other systems have dates, identifiers and queries in theirs. The slugs that articles
 * had in Malim are kept elsewhere, by the database itself.
 */
@NullMarked
package kz.malim.address;

import org.jspecify.annotations.NullMarked;
