package kz.malim.delivery;

/**
 * What a feed is about.
 *
 * @param name the slug of the section, tag or author, or the tag of the language; empty for everything
 */
public record FeedSubject(Kind kind, String name) {
    public static final FeedSubject EVERYTHING = new FeedSubject(Kind.ALL, "");

    /** Kinds of feeds. */
    public enum Kind {
        ALL,
        SECTION,
        TAG,
        AUTHOR,
        LANG
    }
}
