package kz.malim.picture;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose picture it is, as it stands inside files.
 *
 * @param webStatement an address where the terms are told
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

    boolean saysNothing() {
        return Stream.of(creator, credit, source, copyright, usageTerms, webStatement, licensor, licensorUrl)
                .allMatch(Objects::isNull);
    }
}
