package kz.malim.access;

import java.util.List;
import java.util.Set;

/** What a key may do, each role everything that those before it may. The names are what {@code @RolesAllowed} asks for. */
public final class Role {
    public static final String READER = "reader";
    public static final String WRITER = "writer";
    public static final String EDITOR = "editor";
    public static final String PUBLISHER = "publisher";
    public static final String ADMIN = "admin";

    private static final List<String> LADDER = List.of(READER, WRITER, EDITOR, PUBLISHER, ADMIN);

    private Role() {}

    /** A role and all those below it; nothing for what is no role. */
    static Set<String> upTo(String role) {
        return Set.copyOf(LADDER.subList(0, LADDER.indexOf(role) + 1));
    }

    static boolean isRole(String text) {
        return LADDER.contains(text);
    }
}
