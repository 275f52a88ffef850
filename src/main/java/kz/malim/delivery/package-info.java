/**
 * What readers get: the resources under {@code /api}.
 *
 * <p>The reading side has eyes of its own. It asks the {@code published_*} views through a pool whose database role can
 * see nothing else, and imports no type that could hold a draft. It asks in SQL, one statement a page, and maps rows to
 * records: entities would fetch a page in as many statements as it has parts.
 */
@NullMarked
package kz.malim.delivery;

import org.jspecify.annotations.NullMarked;
