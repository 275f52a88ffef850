package kz.malim.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.published.MissingView;
import kz.malim.published.TeaserView;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a list of articles. */
@Schema(name = "TeaserPage", description = "One page of a list of articles.")
public record TeaserPage(
        List<TeaserView> items,
        PageInfo page,

        @Schema(description = "Present with `facets`.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        FacetsView facets,

        @Schema(
                description =
                        "Present with `ids`: those that no article has as its id or present slug. Articles that other filters leave out are not named.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<MissingView> missing,

        @Schema(
                description =
                        "Spelling suggestion for `q` when nothing matches, each unknown word corrected by itself. Absent if there is none.",
                examples = "кітапхана")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String didYouMean,

        @Schema(
                description =
                        "`true` when the items are those of `didYouMean`: with `autocorrect`, when nothing matches `q`.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean autocorrected,

        @Schema(
                description =
                        "`true` when no article has all words of `q`, and the items have all but one of them: of three to six words.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean partialMatch) {}
