package kz.malim.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.webhook.Encryption.WrongKey;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** The webhooks as administrators write them, and their secrets. To be called in a transaction. */
@ApplicationScoped
class Webhooks {
    /** Each is a reader of the log: what they cost together has a bound. */
    static final int MAX = 100;

    private static final String VIEW = """
            select w.id, w.version, w.name, w.url, w.format, w.types, w.langs, w.sections, w.tags, w.authors, w.header_names,
                   array(select encode(s.public_key, 'base64') from webhook_secret s
                          where s.webhook_id = w.id and (s.expires_at is null or s.expires_at > now()) order by s.created_at desc),
                   w.disabled_reason, w.disabled_at, w.created_at, p.position,
                   (select count(*) from (select from webhook_delivery d where d.webhook_id = w.id and d.state = 'waiting' limit 1000) counted),
                   p.replay_after is not null, p.last_success_at, p.failing_since
              from webhook w join webhook_progress p on p.webhook_id = w.id
            """;

    private final Database database;
    private final Encryption encryption;
    private final ObjectMapper json;

    Webhooks(Database database, Encryption encryption, ObjectMapper json) {
        this.database = database;
        this.encryption = encryption;
        this.json = json;
    }

    /** Newest first, after the given id of the previous page. */
    List<WebhookView> list(@Nullable UUID before, int limit) {
        return database.query(
                VIEW + " where (cast(? as uuid) is null or w.id < cast(? as uuid)) order by w.id desc limit " + limit,
                Webhooks::view,
                before,
                before);
    }

    WebhookView view(String id) {
        return CanonicalUuid.parse(id)
                .flatMap(known -> database.query(VIEW + " where w.id = ?", Webhooks::view, known).stream()
                        .findFirst())
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no webhook with this id."));
    }

    /** Locked until the transaction ends. */
    WebhookView locked(String id) {
        CanonicalUuid.parse(id)
                .ifPresent(known -> database.execute("select id from webhook where id = ? for update", known));
        return view(id);
    }

    /** It is told of what changes from now on. */
    UUID create(WebhookInput input, SigningSecret secret) {
        encryption.require();
        database.execute("select pg_advisory_xact_lock(hashtext('malim webhooks'))");
        if (database.query("select count(*) from webhook", row -> row.getInt(1)).getFirst() >= MAX) {
            throw new Problem(ProblemType.CONFLICT, "There are " + MAX + " webhooks, which is the maximum.");
        }
        var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        database.execute(
                "insert into webhook (id, version, name, url, format) values (?, 0, ?, ?, 'cloudevents')",
                id,
                input.name(),
                input.url());
        database.execute(
                "insert into webhook_progress (webhook_id, position) select ?, coalesce(max(position), 0) from change",
                id);
        write(id, input);
        add(secret, id);
        return id;
    }

    void write(UUID id, WebhookInput input) {
        var filter = input.wantedFilter();
        database.execute(
                """
                update webhook set version = version + 1, name = ?, url = ?, format = ?, types = ?, langs = ?, sections = ?,
                       tags = ?, authors = ? where id = ?
                """,
                input.name(),
                input.url(),
                input.wantedFormat().wireName(),
                input.wantedTypes().toArray(String[]::new),
                texts(filter.langs(), Language::tag),
                texts(filter.sections(), Slug::value),
                texts(filter.tags(), Slug::value),
                texts(filter.authors(), Slug::value),
                id);
        var headers = input.headers();
        if (headers != null) {
            database.execute(
                    "update webhook set header_names = ?, sealed_headers = ? where id = ?",
                    headers.keySet().toArray(String[]::new),
                    encryption.encrypt(bytes(headers), id),
                    id);
        }
    }

    private byte[] bytes(Map<String, String> headers) {
        try {
            return json.writeValueAsBytes(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one before stays valid for a day, those before that one do not: two signatures are sent at most. */
    void rotate(UUID id, SigningSecret secret) {
        encryption.require();
        database.execute("""
                delete from webhook_secret s where s.webhook_id = ? and s.expires_at is not null
                """, id);
        database.execute(
                "update webhook_secret set expires_at = clock_timestamp() + interval '24 hours' where webhook_id = ?",
                id);
        add(secret, id);
        database.execute("update webhook set version = version + 1, secret_at = clock_timestamp() where id = ?", id);
    }

    private void add(SigningSecret secret, UUID id) {
        database.execute(
                "insert into webhook_secret (webhook_id, sealed, public_key) values (?, ?, ?)",
                id,
                encryption.encrypt(secret.secretBytes(), id),
                secret.publicKey());
    }

    void disable(UUID id, WebhookView.DisabledReason reason) {
        database.execute("""
                update webhook set version = version + 1, disabled_at = clock_timestamp(), disabled_reason = ?
                 where id = ? and disabled_at is null
                """, reason.wireName(), id);
    }

    /** @param fromNow whether what happened meanwhile is skipped */
    void enable(UUID id, boolean fromNow) {
        database.execute("""
                update webhook set version = version + 1, disabled_at = null, disabled_reason = null
                 where id = ? and disabled_at is not null
                """, id);
        if (fromNow) {
            database.execute("""
                    update webhook_delivery set state = 'superseded', next_at = null where webhook_id = ? and state = 'waiting'
                    """, id);
        }
        database.execute("""
                update webhook_progress set failures = 0, failing_since = null, retry_at = null,
                       position = case when ? then (select coalesce(max(position), 0) from change) else position end
                 where webhook_id = ?
                """, fromNow, id);
        database.execute(
                "update webhook_delivery set next_at = clock_timestamp() where webhook_id = ? and state = 'waiting'",
                id);
    }

    boolean logReaches(long position) {
        return database.query(
                        "select coalesce(? >= min(position) - 1, true) from change", row -> row.getBoolean(1), position)
                .getFirst();
    }

    void replay(UUID id, long after, long until) {
        database.execute(
                "update webhook_progress set replay_after = ?, replay_until = ? where webhook_id = ?",
                after,
                until,
                id);
    }

    void remove(UUID id) {
        database.execute("delete from webhook where id = ?", id);
    }

    /** What is sent with each event of a webhook, and where. */
    record Target(
            UUID id, String url, WebhookFormat format, Map<String, String> headers, List<SigningSecret> secrets) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record TargetRow(String url, WebhookFormat format, byte @Nullable [] headers) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sealed(byte[] secret, byte[] publicKey) {}

    /** @throws WrongKey when the settings have another key than those who wrote it */
    Target target(UUID id) throws WrongKey {

        var row = database.query(
                        "select url, format, sealed_headers from webhook where id = ?",
                        found -> new TargetRow(
                                found.getString(1),
                                constant(WebhookFormat.class, found.getString(2)),
                                found.getBytes(3)),
                        id)
                .getFirst();
        var sealed = database.query("""
                select sealed, public_key from webhook_secret
                 where webhook_id = ? and (expires_at is null or expires_at > clock_timestamp()) order by created_at desc
                """, found -> new Sealed(found.getBytes(1), found.getBytes(2)), id);
        var secrets = new ArrayList<SigningSecret>();
        for (var one : sealed) {
            secrets.add(SigningSecret.of(encryption.decrypt(one.secret(), id), one.publicKey()));
        }
        var headers = row.headers();
        return new Target(
                id,
                row.url(),
                row.format(),
                headers == null ? Map.of() : headers(encryption.decrypt(headers, id)),
                secrets);
    }

    private Map<String, String> headers(byte[] bytes) {
        try {
            return json.readValue(bytes, new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WebhookView view(ResultSet row) throws SQLException {
        var reason = row.getString(13);
        return new WebhookView(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                constant(WebhookFormat.class, row.getString(5)),
                texts(row.getArray(6)),
                new WebhookFilter(
                        texts(row.getArray(7)).stream()
                                .flatMap(tag -> Language.of(tag).stream())
                                .toList(),
                        texts(row.getArray(8)).stream().map(Slug::new).toList(),
                        texts(row.getArray(9)).stream().map(Slug::new).toList(),
                        texts(row.getArray(10)).stream().map(Slug::new).toList()),
                texts(row.getArray(11)),
                texts(row.getArray(12)).stream().map(key -> "whpk_" + key).toList(),
                reason == null ? WebhookView.State.ACTIVE : WebhookView.State.DISABLED,
                reason == null ? null : constant(WebhookView.DisabledReason.class, reason),
                instant(row, 14),
                row.getObject(15, OffsetDateTime.class).toInstant(),
                row.getLong(16),
                row.getInt(17),
                row.getBoolean(18),
                instant(row, 19),
                instant(row, 20));
    }

    static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static List<String> texts(Array column) throws SQLException {
        return List.of((String[]) column.getArray());
    }

    private static <T> String[] texts(@Nullable Collection<T> values, Function<T, String> text) {
        return values == null ? new String[0] : values.stream().map(text).toArray(String[]::new);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String wireName) {
        return Enum.valueOf(type, wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
