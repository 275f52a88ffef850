package kz.malim.address;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.text.Slug;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Former addresses as editors and scripts send them. */
@Schema(name = "FormerAddresses", description = "Former addresses and what each leads to now.")
record FormerAddressInput(
        @Schema(minItems = 1, maxItems = MAX_ITEMS) List<Item> items) {
    static final int MAX_ITEMS = 1000;

    FormerAddressInput {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** One address: exactly one of the others says what it leads to. */
    @Schema(
            name = "FormerAddressItem",
            description = "A former address. Exactly one of `article`, `section`, `tag`, `author` and `gone` is sent.")
    record Item(
            @Schema(
                    description =
                            "An absolute URL of `http` or `https`, or a path that begins with `/` and is meant on any host. "
                                    + "The scheme, the port, `www.`, a slash at the end, the fragment and the parameters of trackers do not count; "
                                    + "other parameters must be among those that are asked for.",
                    pattern = FormerAddress.PATTERN,
                    maxLength = FormerAddress.MAX_LENGTH,
                    examples = "https://old.example.org/?p=123")
            String url,

            @Schema(description = "Id of an article.") @Nullable
            UUID article,

            @Schema(description = "Slug of a section.") @Nullable
            Slug section,

            @Schema(description = "Slug of a tag.") @Nullable
            Slug tag,

            @Schema(description = "Slug of an author.") @Nullable
            Slug author,

            @Schema(description = "There is nothing any more: answered with 410.") @Nullable
            Boolean gone) {

        boolean hasOneTarget() {
            return Stream.of(article, section, tag, author, isGone() ? gone : null)
                            .filter(Objects::nonNull)
                            .count()
                    == 1;
        }

        private boolean isGone() {
            return Boolean.TRUE.equals(gone);
        }
    }
}
