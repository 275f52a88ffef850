package kz.malim.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The deliveries, as those see them who work for webhooks. What it writes, it writes only while it has the lease. */
@ApplicationScoped
class Deliveries {
    private static final int MAX_REQUEST = 30_000;

    private final Database database;

    Deliveries(Database database) {
        this.database = database;
    }

    /** An event that is due for a webhook. */
    record Due(
            UUID id,
            long position,
            String type,
            @Nullable UUID subject,
            @Nullable UUID article,
            @Nullable String slug,
            Instant at,
            List<String> tags,
            int attempts) {}

    /** Some of the webhooks that have something to do, for this replica alone. */
    List<UUID> lease(UUID replica, Duration lease, int most) throws InterruptedException {
        return database.inTurn(
                "select * from lease_webhooks(?, ?, ?)",
                row -> row.getObject(1, UUID.class),
                replica,
                (int) lease.toSeconds(),
                most);
    }

    /** Reads on in the log, and renews the lease; false when it is lost, or the webhook disabled. */
    boolean advance(UUID webhook, UUID replica, Duration lease, int rows) throws InterruptedException {
        return database.inTurn(
                        "select advance_webhook(?, ?, ?, ?)",
                        row -> row.getBoolean(1),
                        webhook,
                        replica,
                        (int) lease.toSeconds(),
                        rows)
                .getFirst();
    }

    void release(UUID webhook, UUID replica) throws InterruptedException {
        database.inTurn(
                "update webhook_progress set leased_by = null, leased_until = null where webhook_id = ? and leased_by = ?",
                row -> row,
                webhook,
                replica);
    }

    /** Oldest first; none while the receiver is given time. */
    List<Due> due(UUID webhook, int most) throws InterruptedException {
        return database.inTurn("""
                select d.id, d.position, d.type, d.subject_id, d.article_id, d.slug, d.at, d.tags, d.attempts
                  from webhook_delivery d join webhook_progress p on p.webhook_id = d.webhook_id
                 where d.webhook_id = ? and d.state = 'waiting' and d.next_at <= clock_timestamp()
                   and (p.retry_at is null or p.retry_at <= clock_timestamp())
                 order by d.position limit ?
                """, Deliveries::due, webhook, most);
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                Webhooks.texts(row.getArray(8)),
                row.getInt(9));
    }

    /** A receiver that is there again gets at once what waited for it. */
    void delivered(UUID webhook, UUID replica, Due due, Attempt attempt) throws InterruptedException {
        database.inTurn(
                """
                with mine as (
                    select webhook_id, failures from webhook_progress where webhook_id = ? and leased_by = ? for update),
                done as (
                    update webhook_delivery d
                       set state = 'delivered', next_at = null, attempts = attempts + 1, sent_at = ?, duration_ms = ?, status = ?,
                           error = null, request = ?, response = ?
                      from mine where d.webhook_id = mine.webhook_id and d.id = ? and d.state = 'waiting'),
                woken as (
                    update webhook_delivery d set next_at = clock_timestamp()
                      from mine
                     where d.webhook_id = mine.webhook_id and mine.failures > 2 and d.state = 'waiting' and d.id <> ?)
                update webhook_progress p
                   set failures = 0, failing_since = null, retry_at = null, last_success_at = clock_timestamp()
                  from mine where p.webhook_id = mine.webhook_id
                """,
                row -> row,
                webhook,
                replica,
                attempt.sentAt().atOffset(ZoneOffset.UTC),
                (int) attempt.duration().toMillis(),
                attempt.status(),
                request(attempt),
                attempt.response(),
                due.id(),
                due.id());
    }

    /**
     * Returns since when everything has failed.
     *
     * @param next empty after the last attempt
     * @param pause for the receiver, if it needs one
     */
    Optional<Instant> failed(
            UUID webhook, UUID replica, Due due, Attempt attempt, Optional<Duration> next, Duration pause)
            throws InterruptedException {
        return database
                .inTurn(
                        """
                with mine as (
                    select webhook_id from webhook_progress where webhook_id = ? and leased_by = ? for update),
                done as (
                    update webhook_delivery d
                       set state = case when ? then 'waiting' else 'failed' end,
                           next_at = case when ? then clock_timestamp() + make_interval(secs => ?) end,
                           attempts = attempts + 1, sent_at = ?, duration_ms = ?, status = ?, error = ?, request = ?, response = ?
                      from mine where d.webhook_id = mine.webhook_id and d.id = ? and d.state = 'waiting')
                update webhook_progress p
                   set failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()),
                       retry_at = clock_timestamp() + make_interval(secs => ?)
                  from mine where p.webhook_id = mine.webhook_id
                returning p.failing_since
                """,
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        webhook,
                        replica,
                        next.isPresent(),
                        next.isPresent(),
                        next.map(Deliveries::seconds).orElse(0.0),
                        attempt.sentAt().atOffset(ZoneOffset.UTC),
                        (int) attempt.duration().toMillis(),
                        attempt.status(),
                        attempt.error(),
                        request(attempt),
                        attempt.response(),
                        due.id(),
                        seconds(pause))
                .stream()
                .findFirst();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String request(Attempt attempt) {
        var request = attempt.request();
        return request.length() <= MAX_REQUEST ? request : request.substring(0, MAX_REQUEST);
    }

    int failures(UUID webhook) throws InterruptedException {
        return database
                .inTurn("select failures from webhook_progress where webhook_id = ?", row -> row.getInt(1), webhook)
                .stream()
                .findFirst()
                .orElse(0);
    }

    void pause(UUID webhook, UUID replica, Duration pause) throws InterruptedException {
        database.inTurn(
                "update webhook_progress set retry_at = clock_timestamp() + make_interval(secs => ?)"
                        + " where webhook_id = ? and leased_by = ?",
                row -> row,
                seconds(pause),
                webhook,
                replica);
    }
}
