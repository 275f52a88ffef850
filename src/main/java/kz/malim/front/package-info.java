/** What stands on a page: named blocks of placements. The title and teaser of a placement may differ from the article. */
@NullMarked
package kz.malim.front;

import org.jspecify.annotations.NullMarked;
