package kz.malim.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What deliveries are signed with (Standard Webhooks): a key that the receiver has too ({@code v1}, HMAC-SHA256), and one of
 * which it has the public half only ({@code v1a}, Ed25519).
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SigningSecret(byte[] shared, byte[] privateKey, byte[] publicKey) {
    private static final int LENGTH = 32;
    private static final String ED25519 = "Ed25519";

    static SigningSecret create() {
        try {
            var shared = new byte[LENGTH];
            new SecureRandom().nextBytes(shared);
            var pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            var encoded = pair.getPublic().getEncoded(); // which ends with the key (RFC 8410)
            return new SigningSecret(
                    shared,
                    pair.getPrivate().getEncoded(),
                    Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static SigningSecret of(byte[] secretBytes, byte[] publicKey) {
        return new SigningSecret(
                Arrays.copyOf(secretBytes, LENGTH),
                Arrays.copyOfRange(secretBytes, LENGTH, secretBytes.length),
                publicKey);
    }

    /** To be encrypted. */
    byte[] secretBytes() {
        return ByteBuffer.allocate(LENGTH + privateKey.length)
                .put(shared)
                .put(privateKey)
                .array();
    }

    /** For the receiver, once. */
    String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(shared);
    }

    static String publicKey(byte[] key) {
        return "whpk_" + Base64.getEncoder().encodeToString(key);
    }

    /** Both signatures, as the header has them. */
    String sign(String id, long timestamp, String body) {
        var content = (id + "." + timestamp + "." + body).getBytes(UTF_8);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(shared, "HmacSHA256"));
            var signature = Signature.getInstance(ED25519);
            signature.initSign(KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            signature.update(content);
            var base64 = Base64.getEncoder();
            return "v1," + base64.encodeToString(mac.doFinal(content)) + " v1a,"
                    + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nothing of it belongs into a log. */
    @Override
    public String toString() {
        return publicKey(publicKey);
    }
}
