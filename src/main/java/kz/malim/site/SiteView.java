package kz.malim.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import kz.malim.text.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a front end shows of the site itself. */
@Schema(name = "Site", description = "The site itself: what a front end shows in its header and footer.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteView(
        @Schema(examples = "Malim") String name,

        @Schema(
                description =
                        "The language of the name: the requested one or, if the site has no name in it, its first language.")
        Language lang,

        @Schema(description = "The languages of the site, the one it is in first.")
        List<Language> languages,

        @Schema(description = "Its time zone in the IANA database.", examples = "Asia/Almaty")
        String zone,

        @Schema(description = "Where this API is reached from outside.", examples = "https://api.news.example")
        URI url,

        @Schema(examples = "https://news.example/logo.svg") @Nullable
        URI logo,

        @Schema(description = "Its profiles in social networks.")
        List<Profile> social,

        @Schema(description = "Its feeds: of all articles, and of those in each language.")
        List<Feed> feeds,

        @Schema(description = "Absent unless the site has told one.") @Nullable
        Contact contact) {

    /** A profile of the site in a social network. */
    @Schema(name = "SocialProfile", description = "A profile of the site in a social network.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Profile(
            @Schema(
                    description = "The network, as embeds of it name their provider; absent if it is not known.",
                    examples = "telegram")
            @Nullable
            String provider,

            @Schema(examples = "https://t.me/malim") URI url) {}

    /** One feed in one format. */
    @Schema(name = "FeedLink", description = "A feed in one format.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Feed(
            @Schema(description = "Absent of the feed of all articles.") @Nullable
            Language lang,

            @Schema(description = "Its media type.", examples = "application/rss+xml")
            String type,

            @Schema(examples = "/feeds/all.rss") String url) {}

    /** How readers reach the newsroom. */
    @Schema(name = "SiteContact", description = "How readers reach the newsroom.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(
            @Schema(examples = "editors@news.example") @Nullable
            String email,

            @Schema(examples = "+7 727 000 00 00") @Nullable String phone,

            @Schema(description = "By post.") @Nullable String address) {}
}
