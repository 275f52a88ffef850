package kz.malim.listing;

/** What a list can be sorted by. */
public enum SortKey {
    PUBLISHED_AT("publishedAt", "published_at"),
    UPDATED_AT("updatedAt", "updated_at"),
    TITLE("title", "title"),

    /** Of a text search, and never combined with others. */
    RELEVANCE("relevance", "score");

    private final String parameter;
    private final String column;

    SortKey(String parameter, String column) {
        this.parameter = parameter;
        this.column = column;
    }

    String parameter() {
        return parameter;
    }

    String column() {
        return column;
    }
}
