/** Text of any subject: normalisation, languages, slugs, and the spans of inline text. */
@NullMarked
package kz.malim.text;

import org.jspecify.annotations.NullMarked;
