package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import kz.malim.author.Author;
import kz.malim.text.Language;
import kz.malim.web.PageInfo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An author as readers see one. */
@Schema(name = "Author", description = "An author or a desk. In an article, in the article's language.")
public record AuthorView(
        UUID id,
        @Schema(examples = "aysulu-togzhan") String slug,
        @Schema(examples = "/api/authors/aysulu-togzhan") String url,

        @Schema(
                description =
                        "Where readers open it on the newsroom's site, in the language asked for. Absent unless `malim.site.author-url` is set.",
                examples = "https://news.example/kk/author/aysulu-togzhan")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        URI webUrl,

        @Schema(examples = "Айсұлу Тоғжан") String name,

        @Schema(
                description =
                        "With `lang`: the language of `name`, which differs from `lang` after a fallback. Absent where there is no name in any of the languages and the general one is served.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Language servedLanguage,

        Author.Kind kind,

        @Schema(examples = "Мәдениет тілшісі") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String jobTitle,

        @Schema(description = "Some sentences about the author, as plain text.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String biography,

        @Schema(description = "Its picture, with the credit to show.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        PhotoView photo,

        @Schema(description = "Pages of other sites about the author. Absent if there are none.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> sameAs,

        @Schema(description = "An e-mail address for readers.", examples = "aysulu@news.example")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String email,

        @Schema(
                description = "Feed of its articles as RSS; with `.atom`, `.json` or `.podcast` in other formats.",
                examples = "/feeds/author/aysulu-togzhan.rss")
        String feed,

        @Schema(description = "With `include=count`: the number of published articles, at most 1,000.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        PageInfo.@Nullable Total count) {

    public AuthorView {
        sameAs = sameAs == null ? List.of() : sameAs;
    }

    /** One page of authors. */
    @Schema(name = "AuthorPage", description = "One page of the authors of published articles, by slug.")
    public record Page(List<AuthorView> items, PageInfo page) {}
}
