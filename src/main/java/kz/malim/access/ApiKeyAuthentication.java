package kz.malim.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;

/** Authenticates by {@code Authorization: Bearer <key>}. */
@ApplicationScoped
class ApiKeyAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "Bearer ";

    /** A JSON Web Token (RFC 7515): its header is a JSON object, whose Base64 begins so. */
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]*\\.[\\w-]*\\.[\\w-]*");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        var header = exchange.request().getHeader("Authorization");
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        var credentials = header.substring(SCHEME.length()).strip();
        return JWT.matcher(credentials).matches()
                ? Uni.createFrom()
                        .nullItem() // for the OIDC mechanism, which rejects every token when no provider is configured
                : providers.authenticate(new Bearer(credentials));
    }

    /** Before the OIDC mechanism, which would take a key for an opaque token to introspect. */
    @Override
    public int getPriority() {
        return HttpAuthenticationMechanism.DEFAULT_PRIORITY + 100;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext exchange) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"malim\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Bearer.class);
    }

    /** The credentials of a request. */
    static final class Bearer extends BaseAuthenticationRequest {
        private final String secret;

        Bearer(String secret) {
            this.secret = secret;
        }
    }

    /** Verifies a key. */
    @ApplicationScoped
    static class Provider implements IdentityProvider<Bearer> {
        private final ApiKeys keys;
        private final Clock clock;
        private final ReadOnlyMode readOnly;

        Provider(ApiKeys keys, Clock clock, ReadOnlyMode readOnly) {
            this.keys = keys;
            this.clock = clock;
            this.readOnly = readOnly;
        }

        @Override
        public Class<Bearer> getRequestType() {
            return Bearer.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(Bearer bearer, AuthenticationRequestContext context) {
            return context.runBlocking(() -> identify(bearer.secret));
        }

        private SecurityIdentity identify(String secret) {
            var request = Arc.container().requestContext();
            boolean activated = !request.isActive();
            if (activated) {
                request.activate();
            }
            try {
                var key = keys.valid(secret, clock.instant()).orElseThrow(AuthenticationFailedException::new);
                if (!readOnly.isOn()) {
                    keys.recordUse(key);
                }
                var identity = QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(key.name()))
                        .addAttribute(Caller.ID, "key:" + key.id())
                        .addRole(key.role());
                if (key.section() != null) {
                    identity.addAttribute(Caller.SECTION, key.section());
                }
                return identity.build();
            } finally {
                if (activated) {
                    request.terminate();
                }
            }
        }
    }
}
