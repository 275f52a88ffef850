package kz.malim.address;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.access.Role;
import kz.malim.management.PageParameters;
import kz.malim.text.Slug;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The management API of former addresses. */
@Path(FormerAddressResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Newsroom")
public class FormerAddressResource {
    static final String PATH = "/management/addresses";

    private final FormerAddresses addresses;
    private final RequestJson json;

    FormerAddressResource(FormerAddresses addresses, RequestJson json) {
        this.addresses = addresses;
        this.json = json;
    }

    @GET
    @RolesAllowed(Role.WRITER)
    @Transactional
    @Operation(
            operationId = "listFormerAddresses",
            summary = "List former addresses",
            description = "The addresses of earlier sites, newest first. Follow `page.next` until it is null.")
    @APIResponseSchema(FormerAddressView.Page.class)
    public FormerAddressView.Page list(
            @Parameter(
                            description = "Only those that lead to the article with this id.",
                            schema = @Schema(format = "uuid"))
                    @QueryParam("article")
                    @Nullable
                    String article,
            @BeanParam PageParameters page) {
        var wanted = article == null
                ? null
                : CanonicalUuid.parse(article)
                        .orElseThrow(() -> Problem.invalidParameter("article", "The id of an article, a UUID."));
        var list = "address " + wanted;
        var found = addresses.list(wanted, page.lastId(list), page.rows());
        return new FormerAddressView.Page(page.items(found), page.info(found, list, FormerAddressView::id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(operationId = "keepFormerAddresses", summary = "Keep former addresses", description = """
                    Addresses that articles, sections, tags and authors had on an earlier site; `GET /api/addresses` tells front \
                    ends where they lead. One that is kept already leads to its new target from now on; others stay as they \
                    are. An address without a host is meant on every host, and one with a host takes precedence.""")
    @APIResponseSchema(FormerAddressView.Kept.class)
    public FormerAddressView.Kept keep(@RequestBodySchema(FormerAddressInput.class) JsonNode body) {
        var items = json.read(body, FormerAddressInput.class).items();
        if (items.isEmpty() || items.size() > FormerAddressInput.MAX_ITEMS) {
            throw RequestJson.refused("items", "1 to " + FormerAddressInput.MAX_ITEMS + " items.");
        }
        var violations = new ArrayList<Violation>();
        var entries = entries(items, violations);
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
        return addresses.keep(entries);
    }

    private List<FormerAddresses.Entry> entries(List<FormerAddressInput.Item> items, List<Violation> violations) {
        var articles = Set.copyOf(addresses.articles(values(items, FormerAddressInput.Item::article)));
        var sections = addresses.ids(AddressTarget.Kind.SECTION, values(items, FormerAddressInput.Item::section));
        var tags = addresses.ids(AddressTarget.Kind.TAG, values(items, FormerAddressInput.Item::tag));
        var authors = addresses.ids(AddressTarget.Kind.AUTHOR, values(items, FormerAddressInput.Item::author));
        var entries = new HashMap<FormerAddress, FormerAddresses.Entry>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var at = "#/items/" + i;
            if (!item.hasOneTarget()) {
                violations.add(Violation.at(at, "Exactly one of article, section, tag, author and gone."));
            }
            if (item.article() != null && !articles.contains(item.article())) {
                violations.add(Violation.at(at + "/article", "There is no such article."));
            }
            var entry = FormerAddress.of(Objects.requireNonNullElse(item.url(), ""))
                    .map(address -> new FormerAddresses.Entry(
                            address,
                            item.article(),
                            id(sections, item.section(), at + "/section", violations),
                            id(tags, item.tag(), at + "/tag", violations),
                            id(authors, item.author(), at + "/author", violations)));
            if (entry.isEmpty()) {
                violations.add(Violation.at(
                        at + "/url",
                        "An absolute http or https URL, or a path, of at most " + FormerAddress.MAX_LENGTH
                                + " characters."));
                continue;
            }
            var other = entries.putIfAbsent(entry.get().address(), entry.get());
            if (other != null && !other.equals(entry.get())) {
                violations.add(Violation.at(at + "/url", "Another item has the same address and another target."));
            }
        }
        return List.copyOf(entries.values());
    }

    private static <T> Set<T> values(
            List<FormerAddressInput.Item> items, Function<FormerAddressInput.Item, @Nullable T> value) {
        return items.stream().map(value).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static @Nullable UUID id(
            Map<Slug, UUID> known, @Nullable Slug slug, String at, List<Violation> violations) {
        if (slug != null && !known.containsKey(slug)) {
            violations.add(
                    Violation.at(at, "There is no " + at.substring(at.lastIndexOf('/') + 1) + " with this slug."));
        }
        return slug == null ? null : known.get(slug);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.EDITOR)
    @Transactional
    @Operation(
            operationId = "removeFormerAddress",
            summary = "Forget a former address",
            description =
                    "From then on it is as unknown as any other. For \"there is nothing any more\" keep it with `gone`.")
    @APIResponse(responseCode = "204", description = "Forgotten.")
    public void remove(@Parameter(description = "The id of the former address.") @PathParam("id") String id) {
        if (!CanonicalUuid.parse(id).map(addresses::remove).orElse(false)) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no former address with this id.");
        }
    }
}
