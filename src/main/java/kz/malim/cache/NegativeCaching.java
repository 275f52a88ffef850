package kz.malim.cache;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import kz.malim.change.ChangeTag;

/**
 * Lets caches keep for seconds that public content moved (301), is not there (404) or is there no longer (410): crawlers ask
 * for such addresses without end. Malim's own cache keeps none of them, so that here a story is never missing longer.
 */
@Provider
class NegativeCaching implements ContainerResponseFilter {
    private static final Set<Integer> ABSENT = Set.of(301, 404, 410);

    static final String CACHE_CONTROL = "public, max-age=10";

    /** Where an address that is absent today may be served tomorrow. */
    private static final List<String> PUBLIC = List.of("/api/", "/media/", "/feeds/", "/sitemap");

    /** An address with a secret in it, and a position that a log without it may get back: for nobody to keep. */
    private static final List<String> NOT_KEPT = List.of("/api/previews/", "/api/changes");

    /** Everything that becomes public, or is renamed, changes one of these, or one of these kinds. */
    private static final Set<String> TAGS =
            Set.of(ChangeTag.LIST_ALL, ChangeTag.FRONTS, ChangeTag.NAMES, "menu", "page");

    private final CdnTags cdn;

    NegativeCaching(CdnTags cdn) {
        this.cdn = cdn;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var path = request.getUriInfo().getPath();
        if (ABSENT.contains(response.getStatus())
                && (request.getMethod().equals(HttpMethod.GET)
                        || request.getMethod().equals(HttpMethod.HEAD))
                && PUBLIC.stream().anyMatch(path::startsWith)
                && NOT_KEPT.stream().noneMatch(path::startsWith)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
            cdn.header(TAGS).forEach(response.getHeaders()::putSingle);
        }
    }
}
