package kz.malim.published;

/** The requested article has another slug now. */
public final class ArticleMoved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String slug;

    ArticleMoved(String slug) {
        super("moved to " + slug, null, false, false); // leads to a redirect: no stack trace
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
