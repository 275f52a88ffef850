package kz.malim.access;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A key a program or a person calls with. Only its hash is kept; the secret is shown once, when it is made. */
@Entity
public class ApiKey {
    private static final String PREFIX = "malim_";

    /** Characters of a secret that are kept: "malim_" and 24 bits, of 256. */
    private static final int SHOWN = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    private String name;
    private String role;
    private byte[] secretHash;

    /** How the secret begins: enough to tell keys apart, far too little to guess one. */
    private String prefix;

    /** The only section it opens, with those below it. */
    private @Nullable UUID sectionId;

    private @Nullable String createdBy;
    private Instant createdAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ApiKey() {}

    public ApiKey(String name, String role, String secret, Instant createdAt) {
        if (!Role.isRole(role)) {
            throw new IllegalArgumentException("no role: " + role);
        }
        this.name = name;
        this.role = role;
        this.secretHash = hash(secret);
        this.prefix = secret.substring(0, Math.min(SHOWN, secret.length() / 3));
        this.createdAt = createdAt;
    }

    /** Says who gave it out. */
    ApiKey givenBy(String administrator) {
        createdBy = administrator;
        return this;
    }

    /** Makes it one of a section; null for one of the whole newsroom. */
    public ApiKey boundTo(@Nullable UUID section) {
        sectionId = section;
        return this;
    }

    /** Lets it open nothing from a moment on; null for never. */
    public ApiKey expiringAt(@Nullable Instant moment) {
        expiresAt = moment;
        return this;
    }

    /** It opens nothing from now on, and never will again. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    /** A secret of 256 random bits. */
    public static String newSecret() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public boolean opensAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Whether its holder administers the newsroom: a key of one section opens articles there and nothing else. */
    boolean isAdministratorAt(Instant now) {
        return role.equals(Role.ADMIN) && sectionId == null && opensAt(now);
    }

    /** Whether it expires no earlier than another. */
    boolean lastsAsLongAs(ApiKey other) {
        return expiresAt == null || (other.expiresAt != null && !expiresAt.isBefore(other.expiresAt));
    }

    public UUID id() {
        return requireNonNull(id);
    }

    @Nullable
    UUID section() {
        return sectionId;
    }

    public String name() {
        return name;
    }

    public String role() {
        return role;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }

    byte[] secretHash() {
        return secretHash.clone();
    }
}
