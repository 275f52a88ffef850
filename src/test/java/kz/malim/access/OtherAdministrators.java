package kz.malim.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** The administrators of other tests and of the start: revoked while a test counts its own. */
@ApplicationScoped
class OtherAdministrators {
    /** Long before any test revokes anything, so that no other key is restored. */
    private static final Instant ASIDE = Instant.EPOCH;

    private final EntityManager database;

    OtherAdministrators(EntityManager database) {
        this.database = database;
    }

    @Transactional
    void revoke() {
        database.createNativeQuery("update api_key set revoked_at = ?1 where role = ?2 and revoked_at is null")
                .setParameter(1, ASIDE)
                .setParameter(2, Role.ADMIN)
                .executeUpdate();
    }

    @Transactional
    void restore() {
        database.createNativeQuery("update api_key set revoked_at = null where revoked_at = ?1")
                .setParameter(1, ASIDE)
                .executeUpdate();
    }
}
