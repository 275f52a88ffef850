package kz.malim.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import kz.malim.text.Language;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change: what a thing now is, or that it is not there any more. */
@Schema(
        name = "Change",
        description =
                "What a thing now is (`upsert`: store it, or replace what you have), or that it is gone (`delete`:"
                        + " remove what you have; ignore an id you do not know).")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
        Op op,
        ThingKind kind,

        @Schema(description = "Of the thing; with its `kind` it never changes.")
        UUID id,

        @Schema(description = "Of an article or a live entry.") @Nullable
        Language lang,

        @Schema(description = "The slug or name in its address; of a deleted thing the last one, where it is known.")
        @Nullable
        String slug,

        @Schema(description = "Path where it is read.", examples = "/api/articles/aqzhaysanda-tungi-kitaphana-ashyldy")
        @Nullable
        String url,

        @Schema(description = "Of a live entry: the id of its article.") @Nullable
        UUID article,

        @Schema(description = "Slugs of an article that redirect to its present one. Absent if there are none.")
        @Nullable
        List<String> previousSlugs,

        @Schema(description = "When it changed last, as far as this page tells. Absent in a snapshot.") @Nullable
        OffsetDateTime at,

        @Schema(description = "Why it was deleted.") @Nullable
        Reason reason,

        @Schema(description = "With `taken-down`: the reason that was given.") @Nullable
        String detail,

        @Schema(description = "With `moved`: the slug of the thing that has taken its place.") @Nullable
        String movedTo,

        @Schema(
                implementation = Object.class,
                type = SchemaType.OBJECT,
                description =
                        "With `upsert`: an article as a Teaser or as `fields` and `profile` have it, a LiveEntry, a PhotoAlone, an"
                                + " Author, a FrontBlock, or a section or tag (`id`, `slug`, `name`, `names` by language, of a section also"
                                + " `parent`). Absent in the stream unless `data=full`.")
        @Nullable
        Object data) {

    /** What to do with it. */
    @Schema(name = "ChangeOp", description = "`upsert` or `delete`.")
    enum Op implements WireName {
        UPSERT,
        DELETE
    }

    /** Why something is not there any more. */
    @Schema(
            name = "DeleteReason",
            description =
                    "`unpublished`: nothing published is or shows it now. `taken-down`: on purpose, delete all copies."
                            + " `moved`: another has taken its place. `no-longer-matching`: it is published, and the filter excludes it.")
    enum Reason implements WireName {
        UNPUBLISHED,
        TAKEN_DOWN,
        MOVED,
        NO_LONGER_MATCHING
    }

    static ChangeView delete(ThingKind kind, UUID id, Reason reason) {
        return new ChangeView(Op.DELETE, kind, id, null, null, null, null, null, null, reason, null, null, null);
    }

    static ChangeView upsert(ThingKind kind, UUID id, @Nullable String slug, String url, Object data) {
        return new ChangeView(Op.UPSERT, kind, id, null, slug, url, null, null, null, null, null, null, data);
    }

    ChangeView in(@Nullable Language language) {
        return new ChangeView(
                op, kind, id, language, slug, url, article, previousSlugs, at, reason, detail, movedTo, data);
    }

    ChangeView of(UUID itsArticle) {
        return new ChangeView(
                op, kind, id, lang, slug, url, itsArticle, previousSlugs, at, reason, detail, movedTo, data);
    }

    ChangeView known(@Nullable String lastSlug) {
        return new ChangeView(
                op,
                kind,
                id,
                lang,
                slug == null ? lastSlug : slug,
                url,
                article,
                previousSlugs,
                at,
                reason,
                detail,
                movedTo,
                data);
    }

    ChangeView at(@Nullable OffsetDateTime time) {
        return new ChangeView(
                op,
                kind,
                id,
                lang,
                slug,
                url,
                article,
                previousSlugs,
                at == null ? time : at,
                reason,
                detail,
                movedTo,
                data);
    }

    ChangeView redirectedFrom(@Nullable List<String> slugs) {
        return new ChangeView(op, kind, id, lang, slug, url, article, slugs, at, reason, detail, movedTo, data);
    }

    ChangeView takenDown(@Nullable String why) {
        return why == null
                ? this
                : new ChangeView(
                        op,
                        kind,
                        id,
                        lang,
                        slug,
                        url,
                        article,
                        previousSlugs,
                        at,
                        Reason.TAKEN_DOWN,
                        why,
                        movedTo,
                        data);
    }

    ChangeView movedTo(@Nullable String other) {
        return other == null
                ? this
                : new ChangeView(
                        op, kind, id, lang, slug, url, article, previousSlugs, at, Reason.MOVED, detail, other, data);
    }

    ChangeView withoutData() {
        return new ChangeView(op, kind, id, lang, slug, url, article, previousSlugs, at, reason, detail, movedTo, null);
    }
}
