/**
 * Backups of the embedded database and the folder of files: {@code backup FILE} and {@code restore FILE} of the program.
 *
 * <p>A backup is a {@code .tar.gz}: the rows of every table as {@code COPY} writes them, all from one snapshot, then the files,
 * and a checksum over all of it. Rows and no copy of the server's files: they can be restored on another system and by a
 * Malim with a newer PostgreSQL, whose data folders are not compatible. {@code pg_dump} was not an option, since the embedded
 * PostgreSQL comes without it; the schema is not in the backup, because the migrations of the program make it.
 *
 * <p>A database of one's own is backed up by its own means: src/site/markdown/operating.md.
 */
@NullMarked
package kz.malim.backup;

import org.jspecify.annotations.NullMarked;
