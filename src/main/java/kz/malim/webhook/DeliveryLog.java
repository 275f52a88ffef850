package kz.malim.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.webhook.Deliveries.Due;
import org.jspecify.annotations.Nullable;

/** The deliveries of the last thirty days, as administrators see them. */
@ApplicationScoped
class DeliveryLog {
    private static final String COLUMNS = """
            select d.id, d.type, d.position, d.subject_id, d.state, d.attempts, d.at, d.next_at, d.sent_at, d.duration_ms, d.status,
                   d.error, d.number,
            """;

    private final Database database;

    DeliveryLog(Database database) {
        this.database = database;
    }

    /** A delivery and its place in the log. */
    record Entry(DeliveryView view, long number) {}

    /** Newest first, after the given number of the previous page. */
    List<Entry> list(UUID webhook, DeliveryView.@Nullable State state, @Nullable Long before, int limit) {
        return database.query(
                COLUMNS + """
                        null, null from webhook_delivery d
                         where d.webhook_id = ? and (cast(? as text) is null or d.state = ?) and d.number < ?
                         order by d.number desc limit
                        """ + limit,
                DeliveryLog::entry,
                webhook,
                state == null ? null : state.wireName(),
                state == null ? null : state.wireName(),
                before == null ? Long.MAX_VALUE : before);
    }

    DeliveryView view(UUID webhook, String id) {
        return CanonicalUuid.parse(id)
                .flatMap(known -> database
                        .query(
                                COLUMNS
                                        + " d.request, d.response from webhook_delivery d where d.webhook_id = ? and d.id = ?",
                                DeliveryLog::entry,
                                webhook,
                                known)
                        .stream()
                        .findFirst())
                .map(Entry::view)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no delivery with this id."));
    }

    /** The next attempt is made at once; in place of one of which a newer waits, that one is made. */
    void retry(UUID webhook, UUID delivery) {
        database.execute("""
                update webhook_delivery d set state = 'waiting', next_at = clock_timestamp(), attempts = 0
                 where d.webhook_id = ? and d.number = (
                       select coalesce((select w.number from webhook_delivery w
                                         where w.webhook_id = o.webhook_id and w.subject_id = o.subject_id and w.state = 'waiting'),
                                       o.number)
                         from webhook_delivery o where o.webhook_id = ? and o.id = ?)
                """, webhook, webhook, delivery);
        database.execute("update webhook_progress set retry_at = null where webhook_id = ?", webhook);
    }

    long position() {
        return database.query("select coalesce(max(position), 0) from change", row -> row.getLong(1))
                .getFirst();
    }

    /** What was sent on demand, which is sent once. */
    void add(UUID webhook, Due due, Attempt attempt) {
        database.execute(
                """
                insert into webhook_delivery (webhook_id, id, position, type, article_id, at, state, attempts, sent_at, duration_ms,
                                              status, error, request, response)
                values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
                """,
                webhook,
                due.id(),
                due.position(),
                due.type(),
                due.article(),
                due.at().atOffset(ZoneOffset.UTC),
                attempt.succeeded() ? "delivered" : "failed",
                attempt.sentAt().atOffset(ZoneOffset.UTC),
                (int) attempt.duration().toMillis(),
                attempt.status(),
                attempt.error(),
                attempt.request(),
                attempt.response());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new DeliveryView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, UUID.class),
                        Webhooks.constant(DeliveryView.State.class, row.getString(5)),
                        row.getInt(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        Webhooks.instant(row, 8),
                        Webhooks.instant(row, 9),
                        row.getObject(10, Integer.class),
                        row.getObject(11, Integer.class),
                        row.getString(12),
                        row.getString(14),
                        row.getString(15)),
                row.getLong(13));
    }
}
