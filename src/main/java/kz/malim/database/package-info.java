/**
 * The PostgreSQL behind Malim: the embedded one, the two connection pools, and the role of the reading side.
 *
 * <p>Without a configured address Malim starts {@linkplain kz.malim.database.EmbeddedDatabase a PostgreSQL of its own},
 * because a newsroom must be able to try Malim with one command and to stay on one machine for years. It is a real
 * server with the durability of one. The binaries are those zonky publishes; its launcher was refused, since that one
 * switches fsync off, opens the server to every local user, and accepts any server on the port as its own. A
 * database in Java (H2, Derby) was refused, since constraints, full-text search and notifications are PostgreSQL's.
 *
 * <p>There are two pools. The default one writes. The one named {@code reading} logs in as a role that may see the
 * {@code published_*} views and nothing else, so a query on the reading side that selects a draft fails in the
 * database and not in a review. Row-level security was refused: it protects rows of a table that the role may select from,
 * while here it may select from no table at all.
 *
 * <p>The schema is made by the files of {@code db/migration}, one for each subject, which read from the first to the last.
 * A migration that has been merged is never edited: a database remembers the checksum of what it ran, and refuses another.
 * What changes later is a new file with the next number.
 */
@NullMarked
package kz.malim.database;

import org.jspecify.annotations.NullMarked;
