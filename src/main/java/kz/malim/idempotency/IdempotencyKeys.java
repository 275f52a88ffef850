package kz.malim.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.malim.settings.Amount;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The used keys with their responses, until they expire. */
@ApplicationScoped
public class IdempotencyKeys {
    /** Expired keys deleted with each new one: more than one, so that they do not pile up. */
    private static final int DELETED_AT_ONCE = 10;

    private final EntityManager database;
    private final ObjectMapper json;
    private final Config config;

    IdempotencyKeys(EntityManager database, ObjectMapper json, Config config) {
        this.database = database;
        this.json = json;
        this.config = config;
    }

    /** How long a key is stored. */
    @ConfigMapping(prefix = "malim.idempotency")
    public interface Config {
        @WithDefault("24h")
        @WithConverter(Amount.Retention.class)
        Duration keep();
    }

    /** Locks the key until the transaction ends, or refuses when another request has locked it. */
    void lock(String principal, String key) {
        var locked = (Boolean) database.createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended(?1, 7461))", Boolean.class)
                .setParameter(1, "idempotency " + principal + "\n" + key)
                .getSingleResult();
        if (!locked) {
            throw new Problem(ProblemType.REQUEST_IN_PROGRESS, ProblemType.REQUEST_IN_PROGRESS.remedy());
        }
    }

    Optional<StoredResponse> response(String principal, String key) {
        List<?> rows = database.createNativeQuery("""
                        select fingerprint, status, cast(headers as text), body from idempotency_key
                         where principal = ?1 and key = ?2 and expires_at > now()
                        """, Object[].class)
                .setParameter(1, principal)
                .setParameter(2, key)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row ->
                        new StoredResponse((byte[]) row[0], (int) row[1], headers((String) row[2]), (byte[]) row[3]))
                .findFirst();
    }

    void store(String principal, String key, StoredResponse response) throws JsonProcessingException {
        database.flush(); // what fails is not stored as done
        database.createNativeQuery("""
                        delete from idempotency_key where ctid = any (array(
                            select ctid from idempotency_key where expires_at <= now() order by expires_at
                             for update skip locked limit ?1))
                        """).setParameter(1, DELETED_AT_ONCE).executeUpdate();
        database.createNativeQuery("""
                        insert into idempotency_key (principal, key, fingerprint, status, headers, body, expires_at)
                        values (?1, ?2, ?3, ?4, cast(?5 as jsonb), ?6, now() + ?7 * interval '1 second')
                        on conflict (principal, key) do update
                            set fingerprint = excluded.fingerprint, status = excluded.status, headers = excluded.headers,
                                body = excluded.body, expires_at = excluded.expires_at
                        """)
                .setParameter(1, principal)
                .setParameter(2, key)
                .setParameter(3, response.digest())
                .setParameter(4, response.status())
                .setParameter(5, json.writeValueAsString(response.headers()))
                .setParameter(6, response.body())
                .setParameter(7, config.keep().toSeconds())
                .executeUpdate();
    }

    private Map<String, String> headers(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
