package kz.malim.access;

import io.quarkus.security.identity.SecurityIdentity;

/**
 * Who is calling, by what no two callers share. Names do not do: a key can be given the name of another, on purpose or
 * because the other was replaced.
 */
final class Caller {
    static final String ATTRIBUTE = "malim.caller";

    private Caller() {}

    static String of(SecurityIdentity identity) {
        var known = identity.<String>getAttribute(ATTRIBUTE);
        return known == null ? "name " + identity.getPrincipal().getName() : known;
    }
}
