/** The topics of articles: sections, which form a tree, and tags, which do not. */
@NullMarked
package kz.malim.topic;

import org.jspecify.annotations.NullMarked;
