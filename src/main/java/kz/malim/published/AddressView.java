package kz.malim.published;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import kz.malim.article.DatePrecision;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * An article as search engines list it.
 *
 * @param siblings the same story in other languages
 */
public record AddressView(
        Language lang,
        String url,
        @Nullable URI webUrl,
        String title,
        OffsetDateTime publishedAt,
        DatePrecision precision,
        OffsetDateTime modifiedAt,
        List<Sibling> siblings) {

    /** One translation. */
    public record Sibling(
            Language lang, String url, @Nullable URI webUrl) {}
}
