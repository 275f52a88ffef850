package kz.malim.media;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Creates renditions right after the upload. */
public class EagerRenditionsProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("malim.media.ahead", "true");
    }
}
