package kz.malim.delivery;

import java.util.stream.Stream;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** Which articles a list asks for, checked. */
record ArticleQuery(
        @Nullable Language lang,
        @Nullable String section,
        @Nullable String tag,
        @Nullable String author,
        int limit,
        @Nullable Cursor cursor) {
    static final int LARGEST_PAGE = 100;
    static final int USUAL_PAGE = 20;

    static ArticleQuery of(ArticleListParameters asked) {
        var filters = new ArticleQuery(
                language(asked.lang()),
                slug("section", asked.section()),
                slug("tag", asked.tag()),
                slug("author", asked.author()),
                limit(asked.limit()),
                null);
        return asked.cursor() == null ? filters : filters.from(Cursor.read(asked.cursor(), filters.fingerprint()));
    }

    private ArticleQuery from(Cursor place) {
        return new ArticleQuery(lang, section, tag, author, limit, place);
    }

    /** What a cursor is good for: the filters, and not the page size. */
    String fingerprint() {
        return Stream.of(lang == null ? null : lang.tag(), section, tag, author)
                .map(part -> part == null ? "" : part)
                .reduce("articles", (left, right) -> left + "\n" + right);
    }

    private static @Nullable Language language(@Nullable String tag) {
        return tag == null
                ? null
                : Language.of(tag)
                        .orElseThrow(() -> Problem.invalidParameter(
                                "lang",
                                "Languages are "
                                        + Stream.of(Language.values())
                                                .map(Language::tag)
                                                .toList() + "."));
    }

    private static @Nullable String slug(String parameter, @Nullable String value) {
        if (value != null && !Slug.isSlug(value)) {
            throw Problem.invalidParameter(
                    parameter, "A slug has lower-case Latin letters, digits and single hyphens: " + Slug.PATTERN);
        }
        return value;
    }

    private static int limit(@Nullable String value) {
        if (value == null) {
            return USUAL_PAGE;
        }
        if (!value.matches("[1-9][0-9]{0,2}") || Integer.parseInt(value) > LARGEST_PAGE) {
            throw Problem.invalidParameter("limit", "A whole number from 1 to " + LARGEST_PAGE + ".");
        }
        return Integer.parseInt(value);
    }
}
