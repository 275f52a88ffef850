/**
 * Syndication: one article in the formats of other newsrooms, search engines and feed readers, the newest articles as
 * feeds, and the addresses of all as sitemaps.
 *
 * <p>A format adds no words of its own, such as "Source:" or "Read also": it would need them in every language, and the
 * site that shows the article has better ones. XML is written with the writer of the JDK and JSON with Jackson; feed
 * libraries were rejected, since they model what all feeds have in common and lose credits, precision and languages.
 *
 * <p>Several formats require a time of day. If only the day is known they get the start of the day in the site's zone and,
 * where the format allows it, the day alone too.
 */
@NullMarked
package kz.malim.syndication;

import org.jspecify.annotations.NullMarked;
