/**
 * What leaves for elsewhere: one article in the formats other newsrooms, search engines and readers' programs know, the
 * newest articles as feeds, and the addresses of all of them as sitemaps.
 *
 * <p>A form adds no words of its own, such as "Source:" or "Read also": it would need them in every language, and the
 * site that shows the article has better ones. XML is written with the writer of the JDK and JSON with Jackson; feed
 * libraries were refused, since they model what all feeds have in common and lose credits, precision and languages.
 *
 * <p>Several formats demand a time of day. Where only the day is known they get the first moment of the day in the site's
 * zone, and beside it, where the format has room, the day alone.
 */
@NullMarked
package kz.malim.syndication;

import org.jspecify.annotations.NullMarked;
