package kz.malim.contract;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * The schemas of what was asked for in part: the fields of the whole, none of them promised. Schemas of their own keep
 * the whole ones exact, so that clients which ask for whole articles get types without question marks.
 */
final class Sparse {
    private final Components components;

    Sparse(Components components) {
        this.components = components;
    }

    void add() {
        var article = fieldsOf("Article");
        article.put("html", text("With `body=html`: the body as an HTML fragment, safe to insert."));
        article.put("text", text("With `body=text`: the body as plain text."));
        article.put("markdown", text("With `body=markdown`: the body as CommonMark."));
        add("SparseArticle", "What `fields`, `profile` or `body` left of an article.", article);
        add("SparseTeaser", "What `fields` left of a card.", fieldsOf("Teaser"));
        var page = fieldsOf("TeaserPage");
        page.put(
                "items",
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .items(OASFactory.createSchema().ref("SparseTeaser")));
        add("SparseTeaserPage", "A page of cards of which `fields` left something out.", page);
    }

    /** A dot in {@code fields} leaves something out of a field, so what the fields refer to is sparse too. */
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

    /** The name of the sparse schema of a record; values and the blocks of bodies are whole or not there. */
    private String sparse(String whole) {
        var schema = requireNonNull(components.getSchemas().get(whole));
        if (schema.getRequired() == null || schema.getDiscriminator() != null) {
            return whole;
        }
        var name = "Sparse" + whole;
        if (!components.getSchemas().containsKey(name)) {
            add(name, "What a dot in `fields` left of it.", new LinkedHashMap<>(schema.getProperties()));
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
