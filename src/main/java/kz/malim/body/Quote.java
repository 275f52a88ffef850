package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody's words. */
@Schema(name = "QuoteBlock", description = "A quotation: one `text`, or a `body` of several paragraphs.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quote(
        String id,

        @Schema(description = "The words, if they are one paragraph. Either `text` or `body` is there.", minItems = 1)
        @Nullable
        InlineText text,

        @Schema(
                description = "The words, if they are more than one paragraph: blocks `paragraph` and `list`.",
                minItems = 1,
                maxItems = MAX_BLOCKS)
        @Nullable
        List<BodyBlock> body,

        @Schema(description = "The speaker.") @Nullable String attribution,

        @Schema(
                description =
                        "Whether the quotation already names the speaker, as in «…, – деді министр»; if so, do not show `attribution` again. Absent if not.")
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean attributionInText,

        @Schema(description = "Where the words were said or published.") @Nullable
        Origin source)
        implements BodyBlock {

    /** Where a quotation is from. */
    @Schema(name = "QuoteSource", description = "Where a quotation is from: an interview, a report, another newspaper.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Origin(
            @Schema(minLength = 1) String name,

            @Schema(format = "iri", minLength = 1) @Nullable String url) {

        public Origin {
            name = CleanText.line(name);
        }
    }

    public Quote {
        body = body == null ? null : List.copyOf(body);
        attribution = CleanText.lineOrNull(attribution);
    }

    /** A quotation of one paragraph. */
    public static Quote of(String id, InlineText text, @Nullable String attribution, boolean attributionInText) {
        return new Quote(id, text, null, attribution, attributionInText, null);
    }

    /** The words as blocks, however they were sent: a text alone is a paragraph without an id of its own. */
    public List<BodyBlock> words() {
        if (body != null) {
            return body;
        }
        return text == null ? List.of() : List.of(new Paragraph("", text));
    }

    /** The speaker to show under the words. */
    @Nullable
    String shownAttribution() {
        return attributionInText ? null : attribution;
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        if (body == null) {
            visitor.text(at + "/text", text, REQUIRED);
        } else {
            visitor.value(at + "/body", text == null, "Either `text` or `body`.");
            for (int i = 0; i < body.size(); i++) {
                visitor.value(
                        at + "/body/" + i,
                        body.get(i) instanceof Paragraph || body.get(i) instanceof ListBlock,
                        "A quotation holds blocks `paragraph` and `list`.");
            }
            visitor.contained(at + "/body", body);
        }
        visitor.line(at + "/attribution", attribution, OPTIONAL);
        visitor.value(
                at + "/attributionInText", !attributionInText || attribution != null, "Only with an `attribution`.");
        if (source != null) {
            visitor.line(at + "/source/name", source.name, REQUIRED);
            if (source.url != null) {
                visitor.address(at + "/source/url", source.url);
            }
        }
    }

    @Override
    public String plain() {
        return attributionInText ? new Quote(id, text, body, null, false, source).plain() : BodyBlock.super.plain();
    }
}
