package kz.malim.delivery;

import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a feed is about.
 *
 * @param name the slug of the section, tag or author; empty for everything
 * @param lang the language of its articles; null for all
 */
public record FeedSubject(Kind kind, String name, @Nullable Language lang) {

    /** Kinds of feeds. */
    public enum Kind {
        ALL,
        SECTION,
        TAG,
        AUTHOR
    }
}
