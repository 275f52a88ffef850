package kz.malim.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A menu in one language, as readers see it. */
@Schema(name = "Menu", description = "A menu in one language, with the items that lead to something public.")
public record MenuView(
        @Schema(examples = "main") String name,

        @Schema(
                description =
                        "The language of the items: the requested one or, where the menu has none in it, another.")
        Language lang,

        @Schema(description = "The languages that the menu has.")
        List<Language> languages,

        @Schema(description = "In the order to show them.") List<Item> items) {

    /** What an item leads to. */
    @Schema(name = "MenuItemKind", description = "What an item leads to.")
    public enum Kind implements WireName {
        SECTION,
        TAG,
        ARTICLE,
        ADDRESS
    }

    /** One item. */
    @Schema(name = "MenuItem", description = "An item of a menu with those below it.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            Kind kind,

            @Schema(examples = "Мәдениет") String title,

            @Schema(description = "Of a section, a tag or an article.") @Nullable
            UUID id,

            @Schema(description = "Of a section, a tag or an article.", examples = "madeniet") @Nullable
            String slug,

            @Schema(description = "The language of an article.") @Nullable
            Language lang,

            @Schema(
                    description =
                            "Path of the article, or of the list of articles of a section or tag. Of an address: itself,"
                                    + " a path of the site or an `https` URL.",
                    examples = "/api/sections/madeniet")
            String url,

            @Schema(
                    description =
                            "Where readers open an article on the newsroom's site. Absent unless `malim.site.article-url` is set.",
                    examples = "https://news.example/kk/aqzhaysanda-tungi-kitaphana-ashyldy")
            @Nullable
            URI webUrl,

            @JsonIgnore @Schema(hidden = true) @Nullable String section, // of an article: webUrl may have it

            @Schema(description = "The items below it; empty if there are none.")
            List<Item> items) {}
}
