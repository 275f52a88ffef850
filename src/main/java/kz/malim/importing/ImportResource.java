package kz.malim.importing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kz.malim.access.Role;
import kz.malim.pagetext.Page;
import kz.malim.pagetext.PageReader;
import kz.malim.text.Language;
import kz.malim.web.Idempotent;
import kz.malim.web.JsonBody;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Imports pages of news sites as articles. */
@Path("/management/imports")
@RunOnVirtualThread
@Tag(name = "Imports", description = "Import news pages as articles.")
public class ImportResource {
    static final int MAX_PAGE_BYTES = 1 << 20;

    private final PageImport imports;
    private final MeterRegistry metrics;

    ImportResource(PageImport imports, MeterRegistry metrics) {
        this.imports = imports;
        this.metrics = metrics;
        List.of("success", "refused", "error").forEach(this::imports); // from 0, or the first has no rate
    }

    @POST
    @Idempotent
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITER)
    @Operation(operationId = "importPage", summary = "Import a page", description = """
                    Paste a news page as plain text and get it back as an article with typed blocks, photo credits, related \
                    stories and front blocks. Stories the page only names become stubs: articles of a title, a date and a \
                    teaser. Importing the same page again changes nothing; a changed page creates a new draft. Without `publish` all of \
                    it stays draft and front blocks do not change. Text that is not recognised becomes a paragraph with an \
                    entry in `warnings`; no text of the story is dropped. Needs the role writer, to publish the role publisher.""")
    @APIResponse(
            responseCode = "201",
            description = "Imported.",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    @APIResponse(
            responseCode = "200",
            description = "Dry run; nothing was stored.",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    public RestResponse<ImportReport> importPage(
            @RequestBody(
                            required = true,
                            description = "The page as text, UTF-8, at most 1 MiB.",
                            content =
                                    @Content(
                                            mediaType = MediaType.TEXT_PLAIN,
                                            schema =
                                                    @Schema(
                                                            implementation = String.class,
                                                            minLength = 1,
                                                            maxLength = MAX_PAGE_BYTES)))
                    byte[] body,
            @Parameter(
                            description = "Format of the body.",
                            schema = @Schema(enumeration = "text", defaultValue = "text"))
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Parameter(
                            description =
                                    "`true` returns what the import would do and stores nothing, also no `Idempotency-Key`.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable
                    String dryRun,
            @Parameter(
                            description = "`true` publishes the articles and updates front blocks at once.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("publish")
                    @Nullable
                    String publish,
            @Parameter(
                            description = "Language of the page. Omit to detect it.",
                            schema = @Schema(enumeration = {"kk", "kk-Latn", "kk-Arab", "ru", "en"}))
                    @QueryParam("lang")
                    @Nullable
                    String lang,
            @Parameter(hidden = true) @HeaderParam("Content-Type") @Nullable MediaType type,
            @Context SecurityContext caller) {
        if (format != null && !format.equals("text")) {
            throw Problem.invalidParameter("format", "Only \"text\" is supported.");
        }
        boolean wantsPublication = flag("publish", publish);
        boolean preview = flag("dryRun", dryRun);
        if (wantsPublication && !preview && !caller.isUserInRole(Role.PUBLISHER)) {
            throw new Problem(ProblemType.FORBIDDEN, "Publishing needs the role publisher.");
        }
        Supplier<Page> page = () -> PageReader.read(text(body, type), language(lang));
        var by = caller.getUserPrincipal().getName();
        return preview
                ? RestResponse.ok(imports.preview(page.get(), by))
                : RestResponse.status(
                        RestResponse.Status.CREATED, run(() -> imports.run(page.get(), wantsPublication, by)));
    }

    private ImportReport run(Supplier<ImportReport> action) {
        try {
            var report = count(action.get());
            imports("success").increment();
            return report;
        } catch (RuntimeException failure) {
            imports(failure instanceof Problem problem && problem.type().status() < 500 ? "refused" : "error")
                    .increment();
            throw failure;
        }
    }

    private Counter imports(String outcome) {
        return Counter.builder("malim.imports")
                .description("Imports of pages, dry runs excluded")
                .tag("outcome", outcome)
                .register(metrics);
    }

    private ImportReport count(ImportReport report) {
        report.articles()
                .forEach(article -> metrics.counter(
                                "malim.imported.articles",
                                "outcome",
                                article.outcome().wireName())
                        .increment());
        return report;
    }

    private static String text(byte[] body, @Nullable MediaType type) {
        if (type == null) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Content-Type: text/plain is required.");
        }
        JsonBody.requireUtf8(type);
        if (body.length > MAX_PAGE_BYTES) {
            throw new Problem(ProblemType.CONTENT_TOO_LARGE, "A page is at most " + MAX_PAGE_BYTES + " bytes.");
        }
        return PlainText.read(body);
    }

    private static Optional<Language> language(@Nullable String tag) {
        return tag == null
                ? Optional.empty()
                : Optional.of(Language.of(tag)
                        .orElseThrow(() ->
                                Problem.invalidParameter("lang", "Languages are kk, kk-Latn, kk-Arab, ru and en.")));
    }

    private static boolean flag(String name, @Nullable String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw Problem.invalidParameter(name, "Either true or false.");
        }
        return true;
    }
}
