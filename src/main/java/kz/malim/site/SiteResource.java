package kz.malim.site;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.malim.article.EmbedProviders;
import kz.malim.cache.CachingResponder;
import kz.malim.site.SiteConfig.NameInLanguage;
import kz.malim.text.Language;
import kz.malim.web.RequestedLanguage;
import kz.malim.web.Site;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The site itself, by its settings. */
@Path("/api/site")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Site")
public class SiteResource {
    private static final Map<String, String> FEED_TYPES =
            Map.of("rss", "application/rss+xml", "atom", "application/atom+xml", "json", "application/feed+json");

    private final Site site;
    private final SiteConfig config;
    private final EmbedProviders providers;
    private final CachingResponder responses;
    private final JsonResponse json;
    private final Map<Language, String> names;

    SiteResource(
            Site site, SiteConfig config, EmbedProviders providers, CachingResponder responses, JsonResponse json) {
        this.site = site;
        this.config = config;
        this.providers = providers;
        this.responses = responses;
        this.json = json;
        this.names = config.names().orElse(List.of()).stream()
                .collect(Collectors.toMap(NameInLanguage::lang, NameInLanguage::name));
    }

    @GET
    @Operation(operationId = "getSite", summary = "Read what the site says of itself", description = """
                    Name, languages, time zone, logo, profiles, feeds and contact of the site, as its operators have set them.""")
    @APIResponseSchema(SiteView.class)
    public Response site(
            @Parameter(
                            description =
                                    "Language of the name. Default: the site's first language. `lang` and `Content-Language` state which was served.",
                            schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
                    @QueryParam("lang")
                    @Nullable
                    String lang) {
        var wanted = RequestedLanguage.of(lang);
        return responses.serve("site " + wanted, () -> {
            var view = view(wanted);
            return json.of(view, view.lang(), Set.of());
        });
    }

    private SiteView view(@Nullable Language wanted) {
        var lang = wanted != null && names.containsKey(wanted)
                ? wanted
                : site.languages().getFirst();
        return new SiteView(
                names.getOrDefault(lang, site.name()),
                lang,
                site.languages(),
                site.zone().getId(),
                site.origin(),
                site.logo().orElse(null),
                config.social().orElse(List.of()).stream()
                        .map(url -> new SiteView.Profile(providers.provider(url).orElse(null), url))
                        .toList(),
                feeds(),
                contact());
    }

    private List<SiteView.Feed> feeds() {
        var feeds = new ArrayList<SiteView.Feed>();
        for (var form : List.of("rss", "atom", "json")) {
            var type = String.valueOf(FEED_TYPES.get(form));
            feeds.add(new SiteView.Feed(null, type, "/feeds/all." + form));
            site.languages()
                    .forEach(
                            lang -> feeds.add(new SiteView.Feed(lang, type, "/feeds/lang/" + lang.tag() + "." + form)));
        }
        return feeds;
    }

    private SiteView.@Nullable Contact contact() {
        var contact = config.contact();
        return contact.email().or(contact::phone).or(contact::address).isEmpty()
                ? null
                : new SiteView.Contact(
                        contact.email().orElse(null),
                        contact.phone().orElse(null),
                        contact.address().orElse(null));
    }
}
