package kz.malim.storage;

import java.time.Instant;
import java.util.Optional;

/** The keys that requests are signed with; temporary ones have a session token and expire. */
record S3Credentials(String accessKey, String secretKey, Optional<String> sessionToken, Instant expiration) {
    /** Never the secrets: records end up in logs. */
    @Override
    public String toString() {
        return "S3Credentials[" + accessKey + "]";
    }
}
