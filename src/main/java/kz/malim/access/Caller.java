package kz.malim.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who sent the current request, for code that must know more than a role. Unknown outside of requests. */
@RequestScoped
public class Caller {
    static final String ID = "malim.id";
    static final String SECTION = "malim.section";

    private String id = "";
    private String name = "";
    private String address = "";
    private @Nullable UUID section;
    private Set<String> roles = Set.of();

    void set(SecurityIdentity identity, String from) {
        name = identity.getPrincipal().getName();
        id = idOf(identity);
        section = identity.getAttribute(SECTION);
        roles = Set.copyOf(identity.getRoles());
        address = from;
    }

    /** Unique for a key or a person, unlike the name. */
    static String idOf(SecurityIdentity identity) {
        var key = identity.<String>getAttribute(ID);
        return key == null ? "person:" + subject(identity) : key;
    }

    /** The subject claim of a token: names change, it does not. */
    private static String subject(SecurityIdentity identity) {
        var principal = identity.getPrincipal();
        return principal instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : principal.getName();
    }

    /** As {@link #idOf}. */
    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Whether there is a caller: false for the program itself, its scheduler and its start. */
    boolean isPresent() {
        return !id.isEmpty();
    }

    boolean has(String role) {
        return roles.contains(role);
    }

    String address() {
        return address;
    }

    /** The section that the key is restricted to, with its descendants; null without restriction. */
    @Nullable
    UUID section() {
        return section;
    }
}
