package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.topic.Tag;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tag as readers see it. */
@Schema(name = "Tag", description = "What articles are about.")
public record TagView(
        UUID id,
        @Schema(examples = "kitaphana") String slug,
        @Schema(examples = "/api/tags/kitaphana") String url,

        @Schema(
                description =
                        "Where readers open it on the newsroom's site, in the language asked for. Absent unless `malim.site.tag-url` is set.",
                examples = "https://news.example/kk/tag/kitaphana")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        URI webUrl,

        Tag.Kind kind,
        @Schema(examples = "Кітапхана") String name,

        @Schema(
                description =
                        "With `lang`: the language of `name`, which differs from `lang` after a fallback. Absent where there is no name in any of the languages and the general one is served.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Language servedLanguage,

        @Schema(description = "Plain text.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String description,

        @Schema(
                description =
                        "Addresses that stand for the same thing elsewhere, such as at Wikidata. Absent if there are none.",
                examples = "[\"https://www.wikidata.org/wiki/Q7075\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> sameAs,

        @Schema(description = "Its picture, with the credit to show.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        PhotoView photo,

        @Schema(
                description = "Feed of its articles as RSS; with `.atom`, `.json` or `.podcast` in other formats.",
                examples = "/feeds/tag/kitaphana.rss")
        String feed,

        @Schema(description = "With `include=count`: the number of published articles, at most 1,000.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        PageInfo.@Nullable Total count) {

    /** One page of tags. */
    @Schema(name = "TagPage", description = "One page of the tags of published articles, by slug.")
    public record Page(List<TagView> items, PageInfo page) {}
}
