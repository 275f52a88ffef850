package kz.malim.access;

import java.util.List;
import java.util.Set;

/** The roles; each includes those before it. The names are those in {@code @RolesAllowed}. */
public final class Role {
    public static final String READER = "reader";
    public static final String WRITER = "writer";
    public static final String EDITOR = "editor";
    public static final String PUBLISHER = "publisher";
    public static final String ADMIN = "admin";

    private static final List<String> HIERARCHY = List.of(READER, WRITER, EDITOR, PUBLISHER, ADMIN);

    private Role() {}

    /** A role and all those below it; empty for an unknown role. */
    static Set<String> upTo(String role) {
        return Set.copyOf(HIERARCHY.subList(0, HIERARCHY.indexOf(role) + 1));
    }

    static boolean isRole(String text) {
        return HIERARCHY.contains(text);
    }
}
