package kz.malim.picture;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metadata embedded in every picture file that is served: whose it is, and how it came to be.
 *
 * @param digitalSourceType a URI of IPTC NewsCodes; of a file as it has it, if it keeps to the standard
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
