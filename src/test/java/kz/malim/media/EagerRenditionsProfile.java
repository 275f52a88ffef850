package kz.malim.media;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A newsroom that makes renditions before anybody asks for them. */
public class EagerRenditionsProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("malim.media.ahead", "true");
    }
}
