/** Front blocks: named lists of placed articles. A placement may override the title and teaser of its article. */
@NullMarked
package kz.malim.front;

import org.jspecify.annotations.NullMarked;
