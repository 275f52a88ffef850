package kz.malim.published;

import kz.malim.change.ChangeTag.Topic;

/** The requested section, tag or author has another slug now: it was renamed, or merged into another. */
public final class TopicMoved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    TopicMoved(Topic topic, String slug) {
        super("moved to " + slug, null, false, false); // leads to a redirect: no stack trace
        this.path = PublishedTopics.path(topic, slug);
    }

    /** Where it is now. */
    public String path() {
        return path;
    }
}
