package kz.malim.backup;

import java.util.Map;

/**
 * The last entry of a backup, without which it is incomplete.
 *
 * @param sha256 over the names and the contents of all entries before
 */
record Footer(Map<String, Long> rows, long files, long bytes, String sha256) {
    static final String NAME = "end.json";

    long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
