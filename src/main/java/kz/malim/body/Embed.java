package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import kz.malim.text.CleanText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** External content: a video, a post, a map. Its URL is data; no external markup is stored. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "EmbedBlock", description = "External content: a video, a post, a map. Contains no external markup.")
public record Embed(
        String id,

        @Schema(description = "The URL of the content; how to show it is up to you.", format = "iri", minLength = 1)
        String url,

        @Nullable String title)
        implements BodyBlock {

    public Embed {
        title = CleanText.lineOrNull(title);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.address(at + "/url", url);
        visitor.line(at + "/title", title, OPTIONAL);
    }
}
