package kz.malim.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import kz.malim.published.TeaserView;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a list of articles. */
@Schema(name = "TeaserPage", description = "One page of a list of articles.")
public record TeaserPage(
        List<TeaserView> items,
        PageInfo page,

        @Schema(description = "With `facets`.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        FacetsView facets,

        @Schema(
                description =
                        "When `q` finds nothing: what was perhaps meant, to be asked as `q`. Absent when nothing better is known.",
                examples = "кітапхана")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String didYouMean) {}
