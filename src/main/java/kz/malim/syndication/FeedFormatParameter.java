package kz.malim.syndication;

import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The format a feed is asked in: the ending of its address. */
record FeedFormatParameter(
        @Parameter(
                description = "The format of the feed.",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"rss", "atom", "json"}))
        @PathParam("form")
        String ending) {
    static final String ENDINGS = "rss|atom|json";
}
