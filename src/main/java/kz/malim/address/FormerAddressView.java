package kz.malim.address;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A former address as editors see it. */
@Schema(name = "FormerAddress", description = "A former address and what it leads to.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FormerAddressView(
        UUID id,

        @Schema(
                description =
                        "What of the address counts: host, path and parameters, decoded; without a host it is meant on any.",
                examples = "//old.example.org/?p=123")
        String url,

        @Schema(description = "Id of the article.") @Nullable
        UUID article,

        @Schema(description = "Slug of the section.") @Nullable
        String section,

        @Schema(description = "Slug of the tag.") @Nullable String tag,

        @Schema(description = "Slug of the author.") @Nullable
        String author,

        @Schema(description = "Whether there is nothing any more.")
        boolean gone) {

    /** One page of former addresses. */
    @Schema(name = "FormerAddressPage", description = "One page of former addresses, newest first.")
    public record Page(List<FormerAddressView> items, PageInfo page) {}

    /** What a request has changed. */
    @Schema(
            name = "FormerAddressesKept",
            description = "How many addresses were new, led elsewhere, and led there already.")
    public record Kept(int created, int changed, int unchanged) {}
}
