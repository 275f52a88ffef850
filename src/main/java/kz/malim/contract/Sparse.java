package kz.malim.contract;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The schemas of partial responses: the fields of the full ones, all optional. As schemas of their own they keep the full
 * ones exact: {@code Article} is what a client gets that asks for no part.
 */
final class Sparse {
    private static final String SPARSE = Schemas.PREFIX + "Sparse";

    private final OpenAPI document;
    private final Components components;

    Sparse(OpenAPI document) {
        this.document = document;
        this.components = document.getComponents();
    }

    void add() {
        var article = fieldsOf("Article");
        article.put("html", text("With `body=html`: the body as a sanitized HTML fragment."));
        article.put("text", text("With `body=text`: the body as plain text."));
        article.put("markdown", text("With `body=markdown`: the body as CommonMark."));
        add("SparseArticle", "An article reduced by `fields`, `profile` or `body`.", article);
        add("SparseTeaser", "A teaser reduced by `fields`.", fieldsOf("Teaser"));
        add("SparseTeaserPage", "A page of teasers reduced by `fields`.", with("TeaserPage", "items", "SparseTeaser"));
        add(
                "SparseFrontBlock",
                "A front block whose items are reduced by `fields` or `profile`.",
                with("FrontBlock", "items", "SparseTeaser"));
        add(
                "SparseFrontBlocks",
                "Front blocks whose items are reduced by `fields` or `profile`.",
                with("FrontBlocks", "items", "SparseFrontBlock"));
        add(
                "SparseFrontPage",
                "A front whose items are reduced by `fields` or `profile`.",
                with("FrontPage", "blocks", "SparseFrontBlock"));
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .map(APIResponse::getContent)
                .filter(content -> content != null)
                .forEach(Sparse::allowPlainJson);
    }

    /** The fields of a schema, where one is a list of something sparse. */
    private Map<String, Schema> with(String whole, String list, String items) {
        var fields = fieldsOf(whole);
        fields.put(
                list,
                OASFactory.createSchema()
                        .addType(SchemaType.ARRAY)
                        .items(OASFactory.createSchema().ref(items)));
        return fields;
    }

    /** What is sent as a type of its own is sent as JSON to clients that accept no other. */
    private static void allowPlainJson(Content content) {
        var json = content.getMediaType("application/json");
        content.getMediaTypes().values().stream()
                .map(MediaType::getSchema)
                .filter(schema -> schema != null
                        && schema.getRef() != null
                        && schema.getRef().startsWith(SPARSE))
                .toList()
                .forEach(sparse -> json.setSchema(OASFactory.createSchema().anyOf(List.of(json.getSchema(), sparse))));
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
