package kz.malim.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import kz.malim.web.ProblemView.Violation;

/** Refuses the body of a request whose operation takes none: its sender believes that it has an effect. */
@Provider
class UnexpectedBodyFilter implements ContainerRequestFilter {
    private static final String RULE = "This operation takes no request body.";

    private final ResourceInfo operation;
    private final HttpServerRequest request;

    UnexpectedBodyFilter(ResourceInfo operation, HttpServerRequest request) {
        this.operation = operation;
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        if (RequestValidationFilter.hasBody(request)
                && !operation.getResourceMethod().isAnnotationPresent(Consumes.class)) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, RULE, List.of(Violation.at("#", RULE)));
        }
    }
}
