package kz.malim.contract;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schema of an article that was asked for in part: the fields of the whole one, none of them promised. A schema of
 * its own keeps the whole one exact, so that clients which ask for whole articles get types without question marks.
 */
final class SparseArticle {
    private final Map<String, Schema> all;

    private SparseArticle(Map<String, Schema> all) {
        this.all = all;
    }

    static void addTo(Components components) {
        components.addSchema("SparseArticle", new SparseArticle(components.getSchemas()).schema());
    }

    private Schema schema() {
        var properties = new LinkedHashMap<String, Schema>();
        whole("Article").getProperties().forEach((name, property) -> properties.put(name, inPart(property)));
        properties.put("html", drawn("With `body=html`: the body as an HTML fragment, safe to insert."));
        properties.put("text", drawn("With `body=text`: the body as plain text."));
        properties.put("markdown", drawn("With `body=markdown`: the body as CommonMark."));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What `fields`, `profile` or `body` left of an article.")
                .properties(properties);
    }

    /** A field of which there may be a part alone, as in {@code byline.text}. Parts go one level deep, and blocks have none. */
    private Schema inPart(Schema field) {
        if (field.getItems() != null) {
            return OASFactory.createSchema()
                    .addType(SchemaType.ARRAY)
                    .description(field.getDescription())
                    .items(inPart(field.getItems()));
        }
        boolean nullable = field.getAnyOf() != null;
        var reference = nullable ? field.getAnyOf().getFirst() : field;
        if (reference.getRef() == null) {
            return field;
        }
        var whole = whole(reference.getRef().substring(reference.getRef().lastIndexOf('/') + 1));
        if (whole.getProperties() == null) {
            return field;
        }
        var part = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description(field.getDescription() == null ? whole.getDescription() : field.getDescription())
                .properties(whole.getProperties());
        return nullable ? part.addType(SchemaType.NULL) : part;
    }

    private Schema whole(String name) {
        return requireNonNull(all.get(name), name);
    }

    private static Schema drawn(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
