package kz.malim.contract;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schemas of partial responses: the fields of the full ones, all optional. As schemas of their own they keep the full
 * ones exact, so that clients which read full articles get types without optional fields.
 */
final class Sparse {
    private final Components components;

    Sparse(Components components) {
        this.components = components;
    }

    void add() {
        var article = fieldsOf("Article");
        article.put("html", text("With `body=html`: the body as a sanitized HTML fragment."));
        article.put("text", text("With `body=text`: the body as plain text."));
        article.put("markdown", text("With `body=markdown`: the body as CommonMark."));
        add("SparseArticle", "An article reduced by `fields`, `profile` or `body`.", article);
        add("SparseTeaser", "A teaser reduced by `fields`.", fieldsOf("Teaser"));
        var page = fieldsOf("TeaserPage");
        page.put(
                "items",
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .items(OASFactory.createSchema().ref("SparseTeaser")));
        add("SparseTeaserPage", "A page of teasers reduced by `fields`.", page);
    }

    /** A dot in {@code fields} selects within a field, so the schemas that fields refer to are sparse too. */
    private Map<String, Schema> fieldsOf(String whole) {
        var fields = new LinkedHashMap<String, Schema>();
        requireNonNull(components.getSchemas().get(whole))
                .getProperties()
                .forEach((name, field) -> fields.put(name, sparse(field)));
        return fields;
    }

    private Schema sparse(Schema field) {
        if (field.getRef() != null) {
            return OASFactory.createSchema().ref(sparse(field.getRef().replaceFirst(".*/", "")));
        }
        var copy = OASFactory.createSchema().description(field.getDescription()).examples(field.getExamples());
        if (field.getAnyOf() != null) {
            return copy.anyOf(field.getAnyOf().stream().map(this::sparse).toList());
        }
        if (field.getOneOf() != null) {
            return copy.oneOf(field.getOneOf().stream().map(this::sparse).toList());
        }
        if (field.getItems() != null) {
            return copy.type(field.getType()).items(sparse(field.getItems()));
        }
        return field;
    }

    /** The name of the sparse schema of a record; values and body blocks are complete or absent. */
    private String sparse(String whole) {
        var schema = requireNonNull(components.getSchemas().get(whole));
        if (schema.getRequired() == null || schema.getDiscriminator() != null) {
            return whole;
        }
        var name = "Sparse" + whole;
        if (!components.getSchemas().containsKey(name)) {
            add(name, "Reduced by a path in `fields`.", new LinkedHashMap<>(schema.getProperties()));
        }
        return name;
    }

    private void add(String name, String description, Map<String, Schema> fields) {
        components.addSchema(
                name,
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description(description)
                        .properties(fields));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
