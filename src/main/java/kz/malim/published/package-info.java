/**
 * What may be read, without HTTP: the published views of the database, and the records that are read from their documents
 * and sent as JSON.
 *
 * <p>The reading side queries the {@code published_*} views through a pool whose database role can see nothing else, and
 * imports no type that could hold a draft. It uses SQL, one statement a page: entities would fetch a page in as many
 * statements as it has parts. Feeds, previews and importers need this package and none of the resources.
 */
@NullMarked
package kz.malim.published;

import org.jspecify.annotations.NullMarked;
