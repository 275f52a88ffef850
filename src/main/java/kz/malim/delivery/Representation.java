package kz.malim.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kz.malim.listing.FieldSelection;
import kz.malim.listing.RequestedWidths;
import kz.malim.published.ArticleView;
import kz.malim.published.BodyFormat;
import kz.malim.published.Include;
import kz.malim.web.Accept;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What of an article is sent: all or some fields, and the format of its body.
 *
 * @param key its part of the cache key
 * @param isProfile whether a profile selected the fields and not their names
 * @param widths of pictures
 * @param structuredData null for none
 */
public record Representation(
        String key,
        FieldSelection fields,
        BodyFormat body,
        boolean isProfile,
        RequestedWidths widths,
        @Nullable StructuredData structuredData) {
    /** What partial responses are beyond JSON: they lack fields that complete ones have. */
    static final String SPARSE = "application/vnd.malim.sparse+json";

    /**
     * The media type of a response in Malim's own JSON: what the client prefers, since both types are true of complete and
     * of partial ones. Left to Malim it says which of them it is.
     */
    static String mediaType(Accept accept, boolean whole) {
        var types = whole ? List.of(MediaType.APPLICATION_JSON, SPARSE) : List.of(SPARSE, MediaType.APPLICATION_JSON);
        return accept.best(types).orElse(types.getFirst());
    }

    static Representation whole(Set<Include> parts) {
        return of(null, null, BodyFormat.BLOCKS, parts);
    }

    /** An article as a profile has it. */
    public static Representation of(Profile profile) {
        return of(profile, null, BodyFormat.BLOCKS, profile.parts());
    }

    static Representation of(@Nullable Profile profile, @Nullable String fields, BodyFormat body, Set<Include> parts) {
        if (profile != null && fields != null) {
            throw Problem.invalidParameter("fields", "Either a profile or fields.");
        }
        var chosen = profile == null || profile.fields().isEmpty() ? fields : String.join(",", profile.fields());
        var more =
                parts.stream().map(part -> part.name().toLowerCase(Locale.ROOT)).toList();
        return new Representation(
                chosen + " " + body + " " + (profile == null) + " " + (chosen == null ? List.of() : more),
                FieldSelection.of(chosen, ArticleView.class).and(more),
                body,
                profile != null,
                RequestedWidths.of(null),
                null);
    }

    /** The same with pictures in these widths only. */
    Representation with(RequestedWidths others) {
        return others.all()
                ? this
                : new Representation(key + " " + others.parameter(), fields, body, isProfile, others, structuredData);
    }

    Representation with(StructuredData data) {
        return new Representation(key, fields, body, isProfile, widths, data);
    }

    /** Whether this is the article as the contract describes it whole. */
    boolean isWhole() {
        return fields.all() && body == BodyFormat.BLOCKS;
    }

    public byte[] write(ArticleView article, ObjectMapper json) throws JsonProcessingException {
        if (isWhole() && widths.all() && structuredData == null) {
            return json.writeValueAsBytes(article);
        }
        ObjectNode tree = json.valueToTree(article);
        if (structuredData != null) {
            structuredData.addTo(tree, article, json);
        }
        widths.narrow(tree);
        boolean withBody = fields.all() || fields.names("body");
        fields.prune(tree);
        if (isProfile && !fields.all() && tree.path("corrections").isEmpty()) {
            tree.remove("corrections"); // few articles have one, and nobody asked for the field
        }
        if (body != BodyFormat.BLOCKS && withBody) {
            tree.remove("body");
            tree.put(body.field(), body.render(article));
        }
        return json.writeValueAsBytes(tree);
    }
}
