package kz.malim.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Predicate;
import kz.malim.webhook.TestReceiver.Received;

/**
 * Verifies signatures as receivers do, from the specification of Standard Webhooks and without the code that signs: HMAC is
 * computed by its definition (RFC 2104), and a public key is put behind the header of RFC 8410.
 */
final class Signatures {
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int BLOCK = 64;

    private Signatures() {}

    static boolean isSigned(Received request, String secret) {
        var key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        var expected = Base64.getEncoder().encodeToString(hmac(key, content(request)));
        return any(request, "v1,", expected::equals);
    }

    static boolean isSignedAsymmetrically(Received request, String publicKey) {
        var key = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        return any(request, "v1a,", signature -> verifies(key, content(request), signature));
    }

    private static boolean any(Received request, String version, Predicate<String> isRight) {
        return Arrays.stream(request.header("Webhook-signature").split(" "))
                .filter(signature -> signature.startsWith(version))
                .map(signature -> signature.substring(version.length()))
                .anyMatch(isRight);
    }

    private static byte[] content(Received request) {
        return (request.id() + "." + request.header("Webhook-timestamp") + "." + request.body()).getBytes(UTF_8);
    }

    private static byte[] hmac(byte[] key, byte[] content) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(padded(key, 0x36));
            var inner = sha.digest(content);
            sha.update(padded(key, 0x5c));
            return sha.digest(inner);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] padded(byte[] key, int pad) {
        var block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }

    private static boolean verifies(byte[] key, byte[] content, String signature) {
        try {
            var encoded = Arrays.copyOf(ED25519, ED25519.length + key.length);
            System.arraycopy(key, 0, encoded, ED25519.length, key.length);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(content);
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
