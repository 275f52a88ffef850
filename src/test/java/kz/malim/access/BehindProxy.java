package kz.malim.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Tests are the trusted proxy, so that they can send requests of any client; each client has ten. */
public class BehindProxy implements QuarkusTestProfile {
    static final int REQUESTS = 10;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "malim.rate-limit.requests", Integer.toString(REQUESTS),
                "malim.rate-limit.window", "1h",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.allow-x-forwarded", "true",
                "quarkus.http.proxy.allow-forwarded", "true",
                "quarkus.http.proxy.trusted-proxies", "127.0.0.1,10.0.0.0/8,fd00::/8");
    }
}
