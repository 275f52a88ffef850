package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import kz.malim.editing.BulkRequest.Item;
import kz.malim.editing.BulkRequest.ItemResult;
import kz.malim.management.IfMatch;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * Runs one item of a bulk request by calling the resource method of the single operation, so that its rules, roles and
 * transaction are the same.
 */
@ApplicationScoped
class BulkOperations {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final ArticleCreationRequests creation;
    private final ArticleEditor editor;
    private final ArticleEditingResource editing;
    private final PublicationResource publication;
    private final ScheduleResource schedule;

    BulkOperations(
            ArticleCreationRequests creation,
            ArticleEditor editor,
            ArticleEditingResource editing,
            PublicationResource publication,
            ScheduleResource schedule) {
        this.creation = creation;
        this.editor = editor;
        this.editing = editing;
        this.publication = publication;
        this.schedule = schedule;
    }

    ItemResult run(Item item, SecurityContext caller) {
        if (item.action() != BulkRequest.Action.CREATE && item.version() == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED, "`version` is required: the version that you have read.");
        }
        var id = String.valueOf(item.id());
        var version = IfMatch.version(item.version() == null ? -1 : item.version());
        JsonNode content = Objects.requireNonNullElse(item.content(), NullNode.getInstance());
        return switch (item.action()) {
            case CREATE -> created(content, caller);
            case SAVE -> done(editing.replace(id, version, content, caller));
            case PATCH -> done(editing.patch(id, version, null, content, caller));
            case PUBLISH -> done(publication.publish(id, version));
            case UNPUBLISH -> done(publication.withdraw(id, version, caller));
            case SCHEDULE -> done(schedule.schedule(id, version, content));
            case UNSCHEDULE -> done(schedule.cancel(id, version));
            case RESTORE -> done(editing.restore(id, version));
            case TRASH -> {
                editing.trash(id, version, caller);
                yield done(editing.read(id));
            }
        };
    }

    private ItemResult created(JsonNode content, SecurityContext caller) {
        var article = creation.create(content, caller.getUserPrincipal().getName());
        return done(CREATED, (ArticleEditView) editor.response(article).getEntity());
    }

    private static ItemResult done(Response response) {
        return done(OK, (ArticleEditView) response.getEntity());
    }

    private static ItemResult done(int status, ArticleEditView article) {
        return new ItemResult(status, article.id(), article.version(), article.state(), null);
    }
}
