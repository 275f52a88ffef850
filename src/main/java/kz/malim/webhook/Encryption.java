package kz.malim.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * Encrypts what webhooks need to be secret, with AES-GCM and the key of the settings. What was encrypted for one webhook
 * cannot be decrypted as another's. Thread-safe.
 */
@ApplicationScoped
class Encryption {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKeySpec> key;
    private final SecureRandom random = new SecureRandom();

    Encryption(WebhookConfig config) {
        this.key = config.encryptionKey().map(Encryption::key);
    }

    private static SecretKeySpec key(String setting) {
        try {
            return new SecretKeySpec(MessageDigest.getInstance("SHA-256").digest(setting.getBytes(UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isPossible() {
        return key.isPresent();
    }

    /** Of something that needs it, before anything is written. */
    void require() {
        if (key.isEmpty()) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "Webhooks need the setting malim.webhook.encryption-key: the operators set it, for every replica the"
                            + " same.");
        }
    }

    byte[] encrypt(byte[] secret, UUID webhook) {
        require();
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, webhook).doFinal(secret);
            var all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] decrypt(byte[] sealed, UUID webhook) throws WrongKey {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), webhook)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new WrongKey(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID webhook) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.orElseThrow(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhook.toString().getBytes(UTF_8));
        return cipher;
    }

    /** It was encrypted with another key than the one that is set. */
    static final class WrongKey extends Exception {
        private static final long serialVersionUID = 1L;

        WrongKey(Exception cause) {
            super("It cannot be decrypted with malim.webhook.encryption-key.", cause);
        }
    }
}
