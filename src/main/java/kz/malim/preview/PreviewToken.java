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

/** What a preview link says: which link it is and until when, signed by this newsroom. */
record PreviewToken(UUID link, Instant expiresAt) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SAID = 24;
    private static final int SIGNATURE = 32;

    String signed(byte[] secret) {
        var said = said();
        var token = ByteBuffer.allocate(SAID + SIGNATURE).put(said).put(signature(said, secret));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
    }

    /** What a token says, if this newsroom has signed it. */
    static Optional<PreviewToken> read(String token, byte[] secret) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != SAID + SIGNATURE) {
            return Optional.empty();
        }
        var said = Arrays.copyOf(bytes, SAID);
        if (!MessageDigest.isEqual(Arrays.copyOfRange(bytes, SAID, bytes.length), signature(said, secret))) {
            return Optional.empty();
        }
        var fields = ByteBuffer.wrap(said);
        return Optional.of(new PreviewToken(
                new UUID(fields.getLong(), fields.getLong()), Instant.ofEpochSecond(fields.getLong())));
    }

    private byte[] said() {
        return ByteBuffer.allocate(SAID)
                .putLong(link.getMostSignificantBits())
                .putLong(link.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .array();
    }

    private static byte[] signature(byte[] said, byte[] secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(said);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
