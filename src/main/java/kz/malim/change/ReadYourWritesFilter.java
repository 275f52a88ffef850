package kz.malim.change;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Delays the response to a write until this replica serves what was written, so that an editor's next request sees it. */
@Provider
class ReadYourWritesFilter implements ContainerResponseFilter {
    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final ReadYourWrites writes;

    ReadYourWritesFilter(ReadYourWrites writes) {
        this.writes = writes;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 300 && WRITING.contains(request.getMethod())) {
            writes.await();
        }
    }
}
