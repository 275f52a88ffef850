package kz.malim.access;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** Refuses writes in read-only mode; after authorization, so that it tells nothing to strangers. */
@Provider
@Priority(Priorities.AUTHORIZATION + 3)
class ReadOnlyFilter implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final ReadOnlyMode mode;
    private final ResourceInfo operation;

    ReadOnlyFilter(ReadOnlyMode mode, ResourceInfo operation) {
        this.mode = mode;
        this.operation = operation;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!mode.isOn()
                || SAFE.contains(request.getMethod())
                || operation.getResourceMethod().isAnnotationPresent(Safe.class)
                || operation.getResourceClass() == ReadOnlyResource.class) { // which ends it
            return;
        }
        var period = mode.period();
        throw new Problem(ProblemType.READ_ONLY, period == null ? ProblemType.READ_ONLY.remedy() : period.reason());
    }
}
