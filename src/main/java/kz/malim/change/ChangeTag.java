package kz.malim.change;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Language;

/**
 * The tags of what responses contain and changes affect: those of the change log, and of {@code Cache-Tag}. They are
 * spelled here and, for the triggers that write the log, in SQL, where a constraint of the table has {@link #PATTERN} too; a
 * tag that only one side knows would invalidate nothing.
 */
public final class ChangeTag {
    /** Every response: of a change that must not name what it affects. */
    public static final String EVERYTHING = "everything";

    /** Every list that is not narrowed by a section, a tag, an author or a language; sitemaps too. */
    public static final String LIST_ALL = "list:all";

    /** Which front blocks there are. */
    public static final String FRONTS = "fronts";

    /** The name of any author, section or tag: lists of them. */
    public static final String NAMES = "names";

    /** Results from the search index: lists with {@code q}, and suggestions. */
    public static final String SEARCH = "search";

    /**
     * Every valid tag, and nothing else: a regular expression that Java and PostgreSQL read the same way. To be matched
     * against whole tags.
     */
    public static final String PATTERN = "^(everything|fronts|names|search"
            + "|list:all"
            + "|list:lang:(kk|kk-Latn|kk-Arab|ru|en)"
            + "|(list:)?(author|section|tag):[a-z0-9]+(-[a-z0-9]+)*"
            + "|front:[a-z0-9]+(-[a-z0-9]+)*"
            + "|facet:(author|section|tag)"
            + "|(article|entry|photo|media):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$";

    private static final String ARTICLE = "article:";
    private static final String ENTRY = "entry:";
    private static final String PHOTO = "photo:";
    private static final String MEDIA = "media:";

    private ChangeTag() {}

    /** What articles are filed under. */
    public enum Topic {
        AUTHOR,
        SECTION,
        TAG;

        private final String prefix = name().toLowerCase(Locale.ROOT) + ":";
    }

    public static String article(UUID id) {
        return ARTICLE + id;
    }

    /** An entry of a live blog; its article has a tag of its own, which changes with it. */
    public static String entry(UUID id) {
        return ENTRY + id;
    }

    public static String photo(UUID id) {
        return PHOTO + id;
    }

    public static String media(UUID id) {
        return MEDIA + id;
    }

    /** Whether it is the tag of a media item. */
    public static boolean isOfMedia(String changeTag) {
        return changeTag.startsWith(MEDIA);
    }

    /** The article whose tag it is. */
    public static Optional<UUID> articleOf(String tag) {
        return idAfter(ARTICLE, tag);
    }

    /** The photo whose tag it is. */
    public static Optional<UUID> photoOf(String tag) {
        return idAfter(PHOTO, tag);
    }

    private static Optional<UUID> idAfter(String prefix, String tag) {
        return tag.startsWith(prefix) ? Optional.of(UUID.fromString(tag.substring(prefix.length()))) : Optional.empty();
    }

    public static String front(String name) {
        return "front:" + name;
    }

    /** The data of an author, a section or a tag itself: its name. */
    public static String topic(Topic topic, String slug) {
        return topic.prefix + slug;
    }

    public static String author(String slug) {
        return topic(Topic.AUTHOR, slug);
    }

    public static String section(String slug) {
        return topic(Topic.SECTION, slug);
    }

    public static String tag(String slug) {
        return topic(Topic.TAG, slug);
    }

    /** The articles of an author, a section (with those below it) or a tag. */
    public static String list(Topic topic, String slug) {
        return "list:" + topic.prefix + slug;
    }

    /** The articles in a language. */
    public static String list(Language language) {
        return "list:lang:" + language.tag();
    }

    /** What articles are counted by: merging two tags changes counts without changing an article. */
    public static String facet(Topic topic) {
        return "facet:" + topic.name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is the tag of an author, a section or a tag itself. */
    public static boolean isOfTopic(String changeTag) {
        for (var topic : Topic.values()) {
            if (changeTag.startsWith(topic.prefix)) {
                return true;
            }
        }
        return false;
    }
}
