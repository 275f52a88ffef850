package kz.malim.delivery;

import java.util.Locale;

/**
 * What a feed is about.
 *
 * @param name the slug of the section, tag or author, or the tag of the language; empty for everything
 */
public record FeedSubject(Kind kind, String name) {
    public static final FeedSubject EVERYTHING = new FeedSubject(Kind.ALL, "");

    /** What articles can be followed by. */
    public enum Kind {
        ALL,
        SECTION,
        TAG,
        AUTHOR,
        LANG
    }

    /** The name of the list in the language of {@link CacheTags}. */
    String list() {
        return kind == Kind.ALL ? "all" : kind.name().toLowerCase(Locale.ROOT) + ":" + name;
    }
}
