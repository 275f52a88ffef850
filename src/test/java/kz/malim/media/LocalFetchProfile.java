package kz.malim.media;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Allows pictures to be fetched from the loopback network. */
public class LocalFetchProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("malim.media.allowed-networks", "127.0.0.0/8");
    }
}
