package kz.malim.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Fails with an unexpected exception, for tests. */
@Path("/api/fails-for-a-test")
public class FailingResource {
    @GET
    @PermitAll
    @Operation(hidden = true)
    public String fail() {
        throw new IllegalStateException("as a test wanted");
    }
}
