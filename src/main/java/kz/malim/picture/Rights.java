package kz.malim.picture;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rights metadata embedded in picture files.
 *
 * @param webStatement URL of the licence or terms (IPTC Web Statement of Rights)
 */
public record Rights(
        @Nullable String creator,
        @Nullable String credit,
        @Nullable String source,
        @Nullable String copyright,
        @Nullable String usageTerms,
        @Nullable String webStatement,
        @Nullable String licensor,
        @Nullable String licensorUrl) {

    boolean isEmpty() {
        return Stream.of(creator, credit, source, copyright, usageTerms, webStatement, licensor, licensorUrl)
                .allMatch(Objects::isNull);
    }
}
