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

/** Makes the scanned document the contract: a preface, exact schemas, the problems and an example of each operation. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Contract implements OASFilter {
    private static final String MANAGEMENT = "/management/";
    private static final String KEY = "apiKey";

    private static final String PREFACE = """
            The journalism of a newsroom as JSON, for the site, the app and the partner you are building. Start with \
            `GET /api/articles` for cards and `GET /api/articles/{slugOrId}` for a whole story; everything under `/api` is \
            open and needs no key. `/management` is the other side, where stories come in; it takes a key.

            **What you can rely on.** Nothing is taken away or changes its meaning. Things are added: new fields, new \
            values of enums, new types of body blocks. So ignore fields you do not know, treat an unknown enum value as \
            "something else", and skip blocks whose `type` you do not know.

            **Null.** A field that is always present and may be null is typed so, such as `lede`. A field that is not \
            required is left out when there is nothing to say, or when `include` did not ask for it.

            **Dates** are RFC 3339 with the offset of the site. Some stories are dated to the day only: `published` says \
            how exactly, and a time of day is never made up.

            **When it fails** the answer is `application/problem+json` (RFC 9457), whatever the failure: also 405 with \
            `Allow`, 413, 414 for addresses over 4,096 bytes and 431 for headers over 16 KiB. Switch on `type`; each type is \
            a path where it is explained. Misspelt query parameters are problems too, and never ignored. Only what is not \
            HTTP at all (an address that is no URI, two lengths for one body) gets a bare status and no problem.

            **Addresses** have one spelling. Slugs and ids come in lower case, and percent-encoded letters, doubled \
            slashes and path parameters (`;x=1`) lead nowhere.""";

    private final IndexView index;

    public Contract(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        introduce(document);
        new Schemas(document, index).correct();
        new Sparse(document.getComponents()).add();
        new Patches(document).add();
        new RequestSchemas(document).separate();
        var problems = new Problems(document.getComponents());
        var retryable = new Retryable(index);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    problems.addTo(operation, path, method);
                    protect(operation, path);
                    requireBody(operation);
                    retryable.addTo(operation);
                    Examples.addTo(operation);
                }));
    }

    private static void introduce(OpenAPI document) {
        document.info(OASFactory.createInfo()
                        .title("Malim")
                        .summary("A headless content API for newsrooms.")
                        .description(PREFACE)
                        .contact(OASFactory.createContact().name("The people who make Malim"))
                        .license(OASFactory.createLicense()
                                .name("Apache License 2.0")
                                .identifier("Apache-2.0")))
                .servers(
                        List.of(OASFactory.createServer().url("/").description("The server this document came from.")));
        document.getComponents()
                .securitySchemes(Map.of(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "A key of this newsroom, as `Authorization: Bearer malim_…`. What a key may do"
                                                + " depends on its role: reader, writer, editor, publisher, admin; each may all"
                                                + " that those before it may.")));
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
