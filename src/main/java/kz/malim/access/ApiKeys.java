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

/** The keys that were given out. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKey, UUID> {
    private static final String KEYS = """
            select k.id, k.name, k.prefix, k.role, s.slug, k.created_at, k.created_by, k.expires_at, k.revoked_at, u.at
              from api_key k left join section s on s.id = k.section_id left join api_key_use u on u.key_id = k.id
            """;

    /** The key with this secret, if it still opens anything. Looked up by hash, so the time it takes tells nothing of the secret. */
    public Optional<ApiKey> opening(String secret, Instant now) {
        return withSecret(secret).filter(key -> key.opensAt(now));
    }

    Optional<ApiKey> withSecret(String secret) {
        var hash = ApiKey.hash(secret);
        return find("secretHash", hash)
                .firstResultOptional()
                .filter(key -> MessageDigest.isEqual(key.secretHash(), hash));
    }

    /** Once a minute is enough to see which keys are in use. */
    @Transactional
    void noteUse(ApiKey key) {
        getEntityManager().createNativeQuery("""
                        insert into api_key_use (key_id, at) values (?1, now())
                        on conflict (key_id) do update set at = excluded.at
                         where api_key_use.at < excluded.at - interval '1 minute'
                        """).setParameter(1, key.id()).executeUpdate();
    }

    /** Newest first, from before an id on. */
    List<KeyView> list(@Nullable UUID before, int most) {
        return views(
                KEYS + " where (cast(?1 as uuid) is null or k.id < cast(?1 as uuid)) order by k.id desc limit " + most,
                before == null ? null : before.toString());
    }

    KeyView view(UUID id) {
        return views(KEYS + " where k.id = cast(?1 as uuid)", id.toString()).stream()
                .findFirst()
                .orElseThrow(ApiKeys::missing);
    }

    private List<KeyView> views(String question, @Nullable String id) {
        List<?> rows = getEntityManager()
                .createNativeQuery(question, Object[].class)
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

    /** The id of a section, which is known here by its slug alone. */
    Optional<UUID> section(Slug slug) {
        List<?> found = getEntityManager()
                .createNativeQuery("select id from section where slug = ?1", UUID.class)
                .setParameter(1, slug.value())
                .getResultList();
        return found.stream().map(UUID.class::cast).findFirst();
    }

    /**
     * Waits until nobody else counts administrators, and lets nobody else count them before the transaction ends. Whoever
     * counts takes it before reading any key: what was read before may have been revoked while waiting.
     */
    void lockAdministrators() {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('malim administrators')) as text)")
                .getSingleResult();
    }

    boolean hasAdministrator(Instant now) {
        return !administrators(now).isEmpty();
    }

    /** Whether the newsroom would have an administrator without this one for as long as with it. */
    boolean hasAdministratorBesides(ApiKey key, Instant now) {
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
