package kz.malim.delivery;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import kz.malim.published.TopicMoved;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Redirects from former slugs of sections, tags and authors. */
public class MovedTopics {

    @ServerExceptionMapper
    public Response moved(TopicMoved moved, UriInfo uri) {
        var query = uri.getRequestUri().getRawQuery();
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, moved.path() + (query == null ? "" : "?" + query))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=60")
                .build();
    }
}
