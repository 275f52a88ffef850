package kz.malim.delivery;

/** The article asked for lives at another slug now. */
final class Moved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String slug;

    Moved(String slug) {
        super("moved to " + slug, null, false, false); // an answer, not a failure: no stack trace
        this.slug = slug;
    }

    String slug() {
        return slug;
    }
}
