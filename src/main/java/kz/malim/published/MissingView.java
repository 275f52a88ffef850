package kz.malim.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that was requested by its id and is not in the response under it. */
@Schema(name = "Missing", description = "Something that was requested and is not there under this id.")
public record MissingView(
        @Schema(description = "The id or the slug, as it was requested.", examples = "aqzhaysanda-tungi-kitaphana")
        String id,

        Reason reason,

        @Schema(
                description = "With `moved`: the present slug, under which the article is among the items.",
                examples = "aqzhaysanda-tungi-kitaphana-ashyldy")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String slug) {

    /** Why it is not there. */
    @Schema(
            name = "MissingReason",
            description =
                    "`moved`: it has another slug now; `gone`: it was taken down; `unknown`: it never was public, or is public no more.")
    public enum Reason implements WireName {
        MOVED,
        GONE,
        UNKNOWN
    }

    public static MissingView unknown(String id) {
        return new MissingView(id, Reason.UNKNOWN, null);
    }
}
