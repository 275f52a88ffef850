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

/** An API key of a program or a person. Only its hash is stored; the secret is returned once, on creation. */
@Entity
public class ApiKey {
    private static final String PREFIX = "malim_";

    /** Characters of a secret that are stored: "malim_" and 24 bits, of 256. */
    private static final int PREFIX_LENGTH = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private @Nullable UUID id;

    private String name;
    private String role;
    private byte[] secretHash;

    /** The first characters of the secret: enough to tell keys apart, far too few to guess one. */
    private String prefix;

    /** Restricts the key to this section and its descendants. */
    private @Nullable UUID sectionId;

    private @Nullable String createdBy;
    private Instant createdAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant revokedAt;

    /** Whether the setting had it, so that the next one there replaces it. */
    private boolean fromSetting;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected ApiKey() {}

    public ApiKey(String name, String role, String secret, Instant createdAt) {
        if (!Role.isRole(role)) {
            throw new IllegalArgumentException("unknown role: " + role);
        }
        this.name = name;
        this.role = role;
        this.secretHash = hash(secret);
        this.prefix = secret.substring(0, Math.min(PREFIX_LENGTH, secret.length() / 3));
        this.createdAt = createdAt;
    }

    /** Records who created it. */
    ApiKey createdBy(String administrator) {
        createdBy = administrator;
        return this;
    }

    /** Restricts it to a section; null for no restriction. */
    public ApiKey restrictedTo(@Nullable UUID section) {
        sectionId = section;
        return this;
    }

    /** Sets when it expires; null for never. */
    public ApiKey expiringAt(@Nullable Instant time) {
        expiresAt = time;
        return this;
    }

    /** Records that the setting has it. One that an administrator created by the API stays that administrator's to revoke. */
    ApiKey setByOperator() {
        fromSetting = fromSetting || createdBy == null;
        return this;
    }

    /** Rejects it from now on, for good. */
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
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isValidAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Whether its holder administers the newsroom: a key restricted to a section is for articles only. */
    boolean isAdministratorAt(Instant now) {
        return role.equals(Role.ADMIN) && sectionId == null && isValidAt(now);
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

    boolean isFromSetting() {
        return fromSetting;
    }

    String prefix() {
        return prefix;
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
