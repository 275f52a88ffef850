package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kz.malim.text.CleanText;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Blocks in a frame, beside the text: what is known so far, who somebody is, how we worked. */
@Schema(name = "BoxBlock", description = "Blocks in a frame, beside the text: \"what is known so far\".")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Box(
        String id,

        @Schema(description = "What the box is for; how it looks is up to you.")
        Kind kind,

        @Schema(minLength = 1) @Nullable String title,

        @Schema(
                description = "The blocks in it, of every type but `box` and `questions`.",
                minItems = 1,
                maxItems = MAX_BLOCKS)
        List<BodyBlock> body)
        implements BodyBlock {

    @Schema(name = "BoxKind", description = "What a box is for.")
    public enum Kind implements WireName {
        EXPLAINER,
        FACTS,
        PROFILE,
        TIMELINE,
        HOW_WE_WORK,
        CORRECTION,
        CALLOUT,
        WARNING
    }

    public Box {
        title = CleanText.lineOrNull(title);
        body = List.copyOf(body);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.value(
                at + "/kind",
                kind != null,
                "`explainer`, `facts`, `profile`, `timeline`, `how-we-work`, `correction`, `callout` or `warning`.");
        visitor.line(at + "/title", title, OPTIONAL);
        visitor.contained(at + "/body", body);
    }

    @Override
    public Stream<BodyBlock> withInner(UnaryOperator<List<BodyBlock>> change) {
        var changed = change.apply(body);
        return changed.isEmpty() ? Stream.empty() : Stream.of(new Box(id, kind, title, changed));
    }
}
