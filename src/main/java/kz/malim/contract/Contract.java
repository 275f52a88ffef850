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
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = OpenApiFilter.DEFAULT_DOCUMENT_NAME)
public class Contract implements OASFilter {
    private static final String MANAGEMENT = "/management/";
    private static final String KEY = "apiKey";

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
        new OpenResponses(document).open();
        Problems.describe(document.getComponents());
        ResponseHeaders.describe(document.getComponents());
        new Groups(document).separate();
        WebhookEvents.describe(document);
        var retryable = new Retryable(index);
        var headers = new ResponseHeaders(document.getComponents());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    ProblemResponses.addTo(operation, path, method);
                    protect(operation, path);
                    requireBody(operation);
                    retryable.addTo(operation);
                    Parameters.correct(operation);
                    headers.addTo(path, item, method, operation);
                    Examples.addTo(operation);
                }));
    }

    private static void describe(OpenAPI document) {
        document.info(OASFactory.createInfo()
                        .title("Malim")
                        .summary("A headless content API for newsrooms.")
                        .description(FrontPage.whole())
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
                isManagement(path)
                        ? List.of(OASFactory.createSecurityRequirement().addScheme(KEY))
                        : List.of());
    }

    static boolean isManagement(String path) {
        return path.startsWith(MANAGEMENT);
    }

    /** {@code @RequestBodySchema} has no such attribute. */
    private static void requireBody(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null && body.getRequired() == null) {
            body.setRequired(true);
        }
    }
}
