package kz.malim.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What there is to read, with links. */
@Schema(name = "Index", description = "What this server has for readers, with links.")
public record IndexView(
        @Schema(description = "The name of the site.", examples = "Malim")
        String name,

        @Schema(description = "The documentation, for people.", examples = "/docs/")
        String documentation,

        @Schema(description = "The contract, an OpenAPI document.", examples = "/openapi")
        String contract,

        @Schema(description = "Everything that can be read without a key, as in the contract.")
        List<Resource> resources) {

    /**
     * One resource.
     *
     * @param needsParameters whether it has nothing to say without some of its query; not sent
     */
    @Schema(name = "IndexResource", description = "A resource that can be read without a key.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Resource(
            @Schema(description = "The `operationId` in the contract.", examples = "listArticles")
            String operation,

            @Schema(examples = "List articles") String title,

            @Schema(description = "Its group in the contract.", examples = "Articles")
            String tag,

            @Schema(
                    description = "Its path; a URI template (RFC 6570) if `templated`.",
                    examples = "/api/articles/{slugOrId}{?include,lang}")
            String href,

            @Schema(description = "True if the path has variables; never false.") @Nullable
            Boolean templated,

            @JsonIgnore @Schema(hidden = true) boolean needsParameters) {

        /** Whether it can be followed as it is. */
        boolean isLink() {
            return !needsParameters && path().indexOf('{') < 0;
        }

        /** Without the parameters of the query. */
        String path() {
            int query = href.indexOf("{?");
            return query < 0 ? href : href.substring(0, query);
        }
    }
}
