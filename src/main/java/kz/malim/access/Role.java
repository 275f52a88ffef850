package kz.malim.access;

/** What a key may do. The names are what endpoints ask for in {@code @RolesAllowed}. */
public final class Role {
    public static final String READER = "reader";
    public static final String WRITER = "writer";
    public static final String EDITOR = "editor";
    public static final String PUBLISHER = "publisher";
    public static final String ADMIN = "admin";

    private Role() {}
}
