package kz.malim.syndication;

import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The requested format of a feed: the file extension. */
record FeedFormatParameter(
        @Parameter(
                description = "The format of the feed.",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"rss", "atom", "json", "podcast"}))
        @PathParam("form")
        String extension) {
    static final String EXTENSIONS = "rss|atom|json|podcast";
}
