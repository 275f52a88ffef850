package kz.malim.backup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first entry of a backup: what made it, and the schema that its rows need. */
record Header(
        int format,
        String malim,
        String createdAt,
        String postgresql,
        List<Migration> schema,
        List<Table> tables,
        List<Sequence> sequences) {
    static final int FORMAT = 1;
    static final String NAME = "backup.json";

    record Migration(
            String version, String script, @Nullable Integer checksum) {}

    record Table(String name, List<String> columns) {}

    record Sequence(String name, long value) {}
}
