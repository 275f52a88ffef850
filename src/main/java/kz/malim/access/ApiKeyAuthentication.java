package kz.malim.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Authenticates by {@code Authorization: Bearer <key>}. */
@ApplicationScoped
class ApiKeyAuthentication implements HttpAuthenticationMechanism {
    private static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "Bearer ";

    /** A JSON Web Token (RFC 7515): its header is a JSON object, whose Base64 begins so. */
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]*\\.[\\w-]*\\.[\\w-]*");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext exchange, IdentityProviderManager providers) {
        if (exchange.request().getHeader(AUTHORIZATION) == null) {
            return Uni.createFrom().nullItem();
        }
        var credentials = bearer(exchange.request());
        if (credentials.isEmpty()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return JWT.matcher(credentials.get()).matches()
                ? Uni.createFrom()
                        .nullItem() // for the OIDC mechanism, which rejects every token when no provider is configured
                : providers.authenticate(new Bearer(credentials.get()));
    }

    /** The bearer token of a request, whatever it is worth. */
    static Optional<String> bearer(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
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
        private final RecentKeys recent;
        private final Clock clock;
        private final ReadOnlyMode readOnly;
        private final Counter refused;

        Provider(ApiKeys keys, RecentKeys recent, Clock clock, ReadOnlyMode readOnly, MeterRegistry metrics) {
            this.keys = keys;
            this.recent = recent;
            this.clock = clock;
            this.readOnly = readOnly;
            this.refused = Counter.builder("malim.keys.refused")
                    .description("Requests with an API key that is unknown, expired or revoked")
                    .register(metrics);
        }

        @Override
        public Class<Bearer> getRequestType() {
            return Bearer.class;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(Bearer bearer, AuthenticationRequestContext context) {
            return recent.isWrong(bearer.secret)
                    ? Uni.createFrom().failure(refusal())
                    : context.runBlocking(() -> identify(bearer.secret));
        }

        private AuthenticationFailedException refusal() {
            refused.increment();
            return new AuthenticationFailedException();
        }

        private SecurityIdentity identify(String secret) {
            var request = Arc.container().requestContext();
            boolean activated = !request.isActive();
            if (activated) {
                request.activate();
            }
            try {
                var key = keys.valid(secret, clock.instant()).orElse(null);
                if (key == null) {
                    recent.wasWrong(secret);
                    throw refusal();
                }
                var caller = "key:" + key.id();
                recent.wasValid(secret, caller);
                if (!readOnly.isOn()) {
                    keys.recordUse(key);
                }
                var identity = QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(key.name()))
                        .addAttribute(Caller.ID, caller)
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
