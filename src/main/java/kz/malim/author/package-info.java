/** The people and role accounts that bylines name. A byline is text on the article; an author is a record of its own. */
@NullMarked
package kz.malim.author;

import org.jspecify.annotations.NullMarked;
