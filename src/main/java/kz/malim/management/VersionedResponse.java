package kz.malim.management;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Responses whose {@code ETag} is a version, to be sent back as {@link IfMatch}. */
public final class VersionedResponse {
    private VersionedResponse() {}

    public static Response ok(VersionedView view) {
        return ok(view.version(), view);
    }

    public static Response ok(int version, Object entity) {
        return Response.ok(entity).tag(tag(version)).build();
    }

    public static Response created(String location, VersionedView view) {
        return Response.created(URI.create(location))
                .tag(tag(view.version()))
                .entity(view)
                .build();
    }

    private static EntityTag tag(int version) {
        return new EntityTag(String.valueOf(version));
    }
}
