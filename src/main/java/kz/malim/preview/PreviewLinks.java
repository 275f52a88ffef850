package kz.malim.preview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Repository of preview links. */
@ApplicationScoped
class PreviewLinks {
    private static final int SECRET_BYTES = 32;
    private static final String LINKS =
            "select id, article_id, created_at, created_by, expires_at, revoked_at from preview_link where ";

    private final EntityManager database;

    PreviewLinks(EntityManager database) {
        this.database = database;
    }

    PreviewLink create(Article article, Instant now, Instant expiresAt, String by) {
        var id = Article.newId();
        database.createNativeQuery("""
                        insert into preview_link (id, article_id, created_at, created_by, expires_at)
                        values (?1, ?2, ?3, ?4, ?5)
                        """)
                .setParameter(1, id)
                .setParameter(2, article.id())
                .setParameter(3, now)
                .setParameter(4, by)
                .setParameter(5, expiresAt)
                .executeUpdate();
        return withId(id).orElseThrow();
    }

    /** Newest first, before the given id of the previous page. */
    List<PreviewLink> of(Article article, @Nullable UUID before, int limit) {
        List<?> rows = database.createNativeQuery(LINKS + """
                        article_id = ?1 and (cast(?2 as uuid) is null or id < cast(?2 as uuid)) order by id desc limit ?3
                        """, Object[].class)
                .setParameter(1, article.id())
                .setParameter(2, before == null ? null : before.toString())
                .setParameter(3, limit)
                .getResultList();
        return rows.stream().map(row -> PreviewLink.of((Object[]) row)).toList();
    }

    Optional<PreviewLink> withId(UUID id) {
        List<?> rows = database.createNativeQuery(LINKS + "id = ?1", Object[].class)
                .setParameter(1, id)
                .getResultList();
        return rows.stream().map(row -> PreviewLink.of((Object[]) row)).findFirst();
    }

    /** Revoking it again has no effect. */
    void revoke(Article article, UUID id, Instant now) {
        int updated = database.createNativeQuery("""
                        update preview_link set revoked_at = coalesce(revoked_at, ?3) where id = ?1 and article_id = ?2
                        """)
                .setParameter(1, id)
                .setParameter(2, article.id())
                .setParameter(3, now)
                .executeUpdate();
        if (updated == 0) {
            throw new Problem(ProblemType.NOT_FOUND, "The article has no preview link with this id.");
        }
    }

    /** The signing key of links; created if no replica has created it yet. */
    byte[] secret() {
        return stored().orElseGet(() -> {
            var secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            database.createNativeQuery("insert into signing_key (secret) values (?1) on conflict do nothing")
                    .setParameter(1, secret)
                    .executeUpdate();
            return stored().orElseThrow();
        });
    }

    private Optional<byte[]> stored() {
        List<?> rows = database.createNativeQuery("select secret from signing_key", byte[].class)
                .getResultList();
        return rows.stream().map(byte[].class::cast).findFirst();
    }
}
