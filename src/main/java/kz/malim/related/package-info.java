/** Stories shown beside a story, in the order an editor gave them. */
@NullMarked
package kz.malim.related;

import org.jspecify.annotations.NullMarked;
