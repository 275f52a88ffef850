package kz.malim.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** The API keys. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {
    private static final String KEYS = """
            select k.id, k.name, k.prefix, k.role, s.slug, k.created_at, k.created_by, k.expires_at, k.revoked_at, u.at
              from api_key k left join section s on s.id = k.section_id left join api_key_use u on u.key_id = k.id
            """;

    /** The key with this secret, if it is valid. Looked up by hash, so the timing reveals nothing of the secret. */
    public Optional<ApiKey> valid(String secret, Instant now) {
        return withSecret(secret).filter(key -> key.isValidAt(now));
    }

    Optional<ApiKey> withSecret(String secret) {
        var hash = ApiKey.hash(secret);
        return find("secretHash", hash)
                .firstResultOptional()
                .filter(key -> MessageDigest.isEqual(key.secretHash(), hash));
    }

    /** Once a minute is enough to see which keys are in use. */
    @Transactional
    void recordUse(ApiKey key) {
        getEntityManager().createNativeQuery("""
                        insert into api_key_use (key_id, at) values (?1, now())
                        on conflict (key_id) do update set at = excluded.at
                         where api_key_use.at < excluded.at - interval '1 minute'
                        """).setParameter(1, key.id()).executeUpdate();
    }

    /** Newest first, after the given id of the previous page. */
    List<KeyView> list(@Nullable UUID before, int limit) {
        return views(
                KEYS + " where (cast(?1 as uuid) is null or k.id < cast(?1 as uuid)) order by k.id desc limit " + limit,
                before == null ? null : before.toString());
    }

    KeyView view(UUID id) {
        return views(KEYS + " where k.id = cast(?1 as uuid)", id.toString()).stream()
                .findFirst()
                .orElseThrow(ApiKeys::missing);
    }

    private List<KeyView> views(String sql, @Nullable String id) {
        List<?> rows = getEntityManager()
                .createNativeQuery(sql, Object[].class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(row -> KeyView.of((Object[]) row)).toList();
    }

    ApiKey withId(UUID id) {
        return findByIdOptional(id).orElseThrow(ApiKeys::missing);
    }

    static Problem missing() {
        return new Problem(ProblemType.NOT_FOUND, "There is no key with this id.");
    }

    /** The id of the section with this slug. */
    Optional<UUID> section(Slug slug) {
        List<?> ids = getEntityManager()
                .createNativeQuery("select id from section where slug = ?1", UUID.class)
                .setParameter(1, slug.value())
                .getResultList();
        return ids.stream().map(UUID.class::cast).findFirst();
    }

    /**
     * Serializes transactions that check whether there is an administrator, until they end. To be called before any key is
     * read: one that was read before may have been revoked while waiting.
     */
    void lockAdministrators() {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('malim administrators')) as text)")
                .getSingleResult();
    }

    /** Valid administrators' keys that the setting has or had. */
    List<ApiKey> fromSetting(Instant now) {
        return administrators(now).stream().filter(ApiKey::isFromSetting).toList();
    }

    boolean hasAdministrator(Instant now) {
        return !administrators(now).isEmpty();
    }

    /** Whether another administrator's key is valid for at least as long as this one. */
    boolean hasOtherAdministrator(ApiKey key, Instant now) {
        return administrators(now).stream()
                .filter(other -> !other.id().equals(key.id()))
                .anyMatch(other -> other.lastsAsLongAs(key));
    }

    private List<ApiKey> administrators(Instant now) {
        return list("role", Role.ADMIN).stream()
                .filter(key -> key.isAdministratorAt(now))
                .toList();
    }
}
