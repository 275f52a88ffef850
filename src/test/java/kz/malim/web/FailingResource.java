package kz.malim.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import kz.malim.database.DatabaseFailure;
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

    /** Fails as the database fails a statement with this SQL state. */
    @GET
    @Path("database/{state}")
    @PermitAll
    @Operation(hidden = true)
    public String failInDatabase(String state) {
        throw new DatabaseFailure(new SQLException("canceling statement", state));
    }
}
