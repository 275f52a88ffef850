package kz.malim.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A break between two parts of the article. */
@Schema(name = "DividerBlock", description = "A break between two parts of the article.")
public record Divider(
        String id,

        @Schema(description = "Where a site that closes the article may begin to: what is above stays free.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean paywall)
        implements BodyBlock {
    @Override
    public void accept(String at, BodyVisitor visitor) {}
}
