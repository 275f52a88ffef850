package kz.malim.contract;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schema of an article that was asked for in part: the fields of the whole one, none of them promised. A schema of
 * its own keeps the whole one exact, so that clients which ask for whole articles get types without question marks.
 */
final class SparseArticle {
    private SparseArticle() {}

    static void addTo(Components components) {
        var properties = new LinkedHashMap<String, Schema>(
                requireNonNull(components.getSchemas().get("Article")).getProperties());
        properties.put("html", drawn("With `body=html`: the body as an HTML fragment, safe to insert."));
        properties.put("text", drawn("With `body=text`: the body as plain text."));
        properties.put("markdown", drawn("With `body=markdown`: the body as CommonMark."));
        components.addSchema(
                "SparseArticle",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("What `fields`, `profile` or `body` left of an article.")
                        .properties(properties));
    }

    private static Schema drawn(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
