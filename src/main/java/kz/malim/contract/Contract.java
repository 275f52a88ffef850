package kz.malim.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/** Completes the scanned document: a description, exact schemas, problem responses and examples of each operation. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {
    private static final String MANAGEMENT = "/management/";
    private static final String KEY = "apiKey";

    private static final String PREFACE = """
            The content of a newsroom as JSON, for sites, apps and partners. Start with `GET /api/articles` for teasers and \
            `GET /api/articles/{slugOrId}` for a whole article; everything under `/api` is public and needs no key. \
            `/management` is for editors and importers and requires an API key.

            **Compatibility.** Nothing is removed or changes its meaning, but fields, enum values and types of body blocks \
            are added. Ignore unknown fields, handle unknown enum values as "other", and skip blocks with an unknown `type`.

            **Null.** A field that is always present and may be null is typed so, such as `lede`. A field that is not \
            required is omitted when it has no value, or when `include` does not list it.

            **Dates** are RFC 3339 with the offset of the site. Some articles are dated to the day only: `published` has the \
            precision, and a time of day is never invented.

            **Errors** are always `application/problem+json` (RFC 9457), including 405 with `Allow`, 413, 414 for URLs over \
            4,096 bytes and 431 for headers over 16 KiB. Switch on `type`; each type is a path where it is explained. Unknown \
            query parameters are errors and never ignored. Only requests that are not valid HTTP (a target that is no URI, two \
            lengths for one body) and a URL or headers over 64 KiB get a bare status without a body.

            **URLs** are canonical. Slugs and ids are lower-case; percent-encoded letters, doubled slashes and path parameters \
            (`;x=1`) are not found.""";

    private final IndexView index;

    public Contract(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        describe(document);
        new Schemas(document, index).correct();
        new Sparse(document).add();
        new Patches(document).add();
        new BulkItems(document).separate();
        new RequestSchemas(document).separate();
        Problems.describe(document.getComponents());
        new Groups(document).separate();
        var retryable = new Retryable(index);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    ProblemResponses.addTo(operation, path, method);
                    protect(operation, path);
                    requireBody(operation);
                    retryable.addTo(operation);
                    Examples.addTo(operation);
                }));
    }

    private static void describe(OpenAPI document) {
        document.info(OASFactory.createInfo()
                        .title("Malim")
                        .summary("A headless content API for newsrooms.")
                        .description(PREFACE)
                        .contact(OASFactory.createContact().name("The people who make Malim"))
                        .license(OASFactory.createLicense()
                                .name("Apache License 2.0")
                                .identifier("Apache-2.0")))
                .servers(List.of(
                        OASFactory.createServer().url("/").description("The server that serves this document.")));
        document.getComponents()
                .securitySchemes(Map.of(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "An API key of this newsroom, as `Authorization: Bearer malim_…`. Its permissions"
                                                + " depend on its role: reader, writer, editor, publisher, admin; each includes"
                                                + " those before it.")));
    }

    private static void protect(Operation operation, String path) {
        operation.setSecurity(
                path.startsWith(MANAGEMENT)
                        ? List.of(OASFactory.createSecurityRequirement().addScheme(KEY))
                        : List.of());
    }

    /** {@code @RequestBodySchema} has no such attribute. */
    private static void requireBody(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null && body.getRequired() == null) {
            body.setRequired(true);
        }
    }
}
