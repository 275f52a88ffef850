package kz.malim.management;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The cursor of a list that is ordered by id: {@code @BeanParam IdCursor cursor}. */
public record IdCursor(
        @Parameter(description = "`page.next` of the previous page.", schema = @Schema(maxLength = 36))
        @QueryParam("cursor")
        @Nullable
        String cursor) {

    /** The last id of the previous page; null on the first page. */
    public @Nullable UUID id() {
        return IdPagination.idCursor(cursor);
    }
}
