package kz.malim.picture;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metadata that belongs into every copy of a picture: whose it is, and how it came to be.
 *
 * @param webStatement URL of the licence or terms (IPTC Web Statement of Rights)
 * @param digitalSourceType as the file has it: a URI of IPTC NewsCodes, if it keeps to the standard
 */
public record Rights(
        @Nullable String creator,
        @Nullable String credit,
        @Nullable String source,
        @Nullable String copyright,
        @Nullable String usageTerms,
        @Nullable String webStatement,
        @Nullable String licensor,
        @Nullable String licensorUrl,
        @Nullable String digitalSourceType) {

    boolean isEmpty() {
        return Stream.of(
                        creator,
                        credit,
                        source,
                        copyright,
                        usageTerms,
                        webStatement,
                        licensor,
                        licensorUrl,
                        digitalSourceType)
                .allMatch(Objects::isNull);
    }
}
