package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import kz.malim.text.Mark;
import kz.malim.text.Span;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A card that leads to another story: an article of this newsroom, or a page elsewhere. */
@Schema(
        name = "StoryBlock",
        description =
                "\"Read also\": an article of this newsroom with its current card, or a page elsewhere with a `url`"
                        + " and a `title`. While the article is not public, readers do not get the block.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Story(
        String id,

        @Schema(description = "Id of an article of this newsroom.") @Nullable
        UUID article,

        @Schema(description = "The URL of a page elsewhere.", format = "iri") @Nullable
        String url,

        @Schema(description = "The title to show here; required with `url`, and else overrides the article's.")
        @Nullable
        String title,

        @Schema(description = "The line above it.", examples = "Тағы оқыңыз") @Nullable
        String label,

        @Schema(description = "The teaser to show here; overrides the article's.", maxLength = MAX_TEASER) @Nullable
        String teaser,

        @Schema(description = "Id of one of the article's `photos`; overrides the photo of the other.") @Nullable
        UUID photo,

        @Schema(
                description =
                        "The card of `article`, as lists have it. Only when articles are read, never sent by editors.",
                ref = "Teaser",
                readOnly = true)
        @Nullable
        StoryCard story)
        implements BodyBlock {

    static final int MAX_TEASER = 2_000;

    public Story {
        title = CleanText.lineOrNull(title);
        label = CleanText.lineOrNull(label);
        teaser = CleanText.lineOrNull(teaser);
    }

    public Story leadingTo(UUID other) {
        return new Story(id, other, url, title, label, teaser, photo, story);
    }

    public Story withCard(StoryCard card) {
        return new Story(id, article, url, title, label, teaser, photo, card);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.value(at, (article == null) != (url == null), "Either `article`, or `url` and `title`.");
        if (url != null) {
            visitor.address(at + "/url", url);
        }
        visitor.line(at + "/label", label, OPTIONAL);
        visitor.line(at + "/title", title, url == null ? OPTIONAL : REQUIRED);
        visitor.line(at + "/teaser", teaser, OPTIONAL, MAX_TEASER);
        if (photo != null) {
            visitor.photo(at + "/photo", photo);
        }
    }

    /** Whether there is something to lead to: the article's card has been found, or it is none of this newsroom's. */
    public boolean leadsSomewhere() {
        return article == null || story != null;
    }

    /** Where it leads, or null. */
    @Nullable
    String address(RenderContext context) {
        return story == null ? url : context.page(story);
    }

    /** What is shown of it: label, picture, title as a link, teaser; nothing while it leads nowhere. */
    List<BodyBlock> parts(RenderContext context) {
        var link = address(context);
        var words = title == null && story != null ? story.title() : title;
        if (link == null || words == null) {
            return List.of();
        }
        var parts = new ArrayList<BodyBlock>();
        if (label != null) {
            parts.add(new Paragraph(id, new InlineText(List.of(new Span(label, List.of(Mark.STRONG), null)))));
        }
        var picture = photo == null && story != null ? story.photoId() : photo;
        if (picture != null) {
            parts.add(new Image(id, picture, null, null, null, link, null));
        }
        parts.add(new Paragraph(id, new InlineText(List.of(new Span(words, List.of(), link)))));
        var lede = teaser == null && story != null ? story.lede() : teaser;
        if (lede != null) {
            parts.add(new Paragraph(id, InlineText.of(lede)));
        }
        return parts;
    }
}
