package kz.malim.listing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import kz.malim.published.SqlQuery;

/** Executes a statement and tells from its plan how many rows it read. */
final class QueryPlan {
    private static final Pattern NODE = Pattern.compile("actual rows=(\\d+(?:[.]\\d+)?) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: (\\d+)");

    private QueryPlan() {}

    /** The maximum of rows that a node of the plan read in one loop. */
    static long maxRowsOfALoop(SqlQuery sql, Connection connection) throws SQLException {
        return maxRows(sql, false, connection);
    }

    /** The maximum of rows that a node of the plan read in all its loops. */
    static long maxRows(SqlQuery sql, Connection connection) throws SQLException {
        return maxRows(sql, true, connection);
    }

    private static long maxRows(SqlQuery sql, boolean allLoops, Connection connection) throws SQLException {
        long max = 0;
        long rows = 0;
        for (var line : new SqlQuery("explain (analyze, costs off, timing off) ")
                .and(sql)
                .execute(connection, row -> row.getString(1))) {
            var node = NODE.matcher(line);
            var removed = REMOVED.matcher(line);
            if (node.find()) {
                rows = Math.round(Double.parseDouble(node.group(1)) * (allLoops ? Long.parseLong(node.group(2)) : 1));
            } else if (removed.find()) {
                rows += Long.parseLong(removed.group(1));
            }
            max = Math.max(max, rows);
        }
        return max;
    }
}
