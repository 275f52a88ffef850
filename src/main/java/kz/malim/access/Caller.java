package kz.malim.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who sent the request that is being answered, for those who must know more than a role. Nobody, where nobody did. */
@RequestScoped
public class Caller {
    static final String ID = "malim.id";
    static final String SECTION = "malim.section";

    private String id = "";
    private String name = "";
    private String address = "";
    private @Nullable UUID section;
    private Set<String> roles = Set.of();

    void becomes(SecurityIdentity identity, String from) {
        name = identity.getPrincipal().getName();
        var known = identity.<String>getAttribute(ID);
        id = known == null ? "person:" + subject(identity) : known;
        section = identity.getAttribute(SECTION);
        roles = Set.copyOf(identity.getRoles());
        address = from;
    }

    /** People change their names, and their provider's word for them stays. */
    private static String subject(SecurityIdentity identity) {
        var principal = identity.getPrincipal();
        return principal instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : principal.getName();
    }

    /** One key or one person, and no other of the same name. */
    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Whether somebody asks, and not the program itself: its clock, its start. */
    boolean isSomebody() {
        return !id.isEmpty();
    }

    boolean has(String role) {
        return roles.contains(role);
    }

    String address() {
        return address;
    }

    /** The only section a key opens, with those below it; null when it opens all. */
    @Nullable
    UUID section() {
        return section;
    }
}
