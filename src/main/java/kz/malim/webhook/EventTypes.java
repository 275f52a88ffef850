package kz.malim.webhook;

import java.util.List;

/** What events are of: the kinds of the change log in the form of Standard Webhooks, and what is told besides. */
final class EventTypes {
    static final String PING = "ping";

    /** The receiver has to read everything anew: too much has happened, or nobody may write down what. */
    static final String RESYNC = "resync";

    /** Those that can be asked for; the others are sent to everybody. */
    static final List<String> ALL = List.of(
            "article.published",
            "article.updated",
            "article.unpublished",
            "article.taken_down",
            "article.moved",
            "related.changed",
            "front.changed",
            "photo.changed",
            "media.changed",
            "author.changed",
            "section.changed",
            "tag.changed",
            "menu.changed",
            "page.changed",
            "search.changed");

    private EventTypes() {}
}
