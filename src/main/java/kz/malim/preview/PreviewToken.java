package kz.malim.preview;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signed token of a preview link: its id and expiry. */
record PreviewToken(UUID link, Instant expiresAt) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PAYLOAD = 24;
    private static final int SIGNATURE = 32;

    String signed(byte[] secret) {
        var payload = payload();
        var token = ByteBuffer.allocate(PAYLOAD + SIGNATURE).put(payload).put(signature(payload, secret));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** The token, if its signature is valid. */
    static Optional<PreviewToken> read(String token, byte[] secret) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != PAYLOAD + SIGNATURE) {
            return Optional.empty();
        }
        var payload = Arrays.copyOf(bytes, PAYLOAD);
        if (!MessageDigest.isEqual(Arrays.copyOfRange(bytes, PAYLOAD, bytes.length), signature(payload, secret))) {
            return Optional.empty();
        }
        var fields = ByteBuffer.wrap(payload);
        return Optional.of(new PreviewToken(
                new UUID(fields.getLong(), fields.getLong()), Instant.ofEpochSecond(fields.getLong())));
    }

    private byte[] payload() {
        return ByteBuffer.allocate(PAYLOAD)
                .putLong(link.getMostSignificantBits())
                .putLong(link.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .array();
    }

    private static byte[] signature(byte[] payload, byte[] secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
