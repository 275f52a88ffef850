package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import kz.malim.editing.BulkRequest.Done;
import kz.malim.editing.BulkRequest.Item;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * One act of several: exactly what the operation of its own does, since it is that operation that is called. Its rules, its
 * roles and its transaction are the same therefore, and cannot be forgotten here.
 */
@ApplicationScoped
class BulkOperations {
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final ArticleCreationRequests creation;
    private final ArticleEditor desk;
    private final ArticleEditingResource editing;
    private final PublicationResource publication;
    private final ScheduleResource schedule;

    BulkOperations(
            ArticleCreationRequests creation,
            ArticleEditor desk,
            ArticleEditingResource editing,
            PublicationResource publication,
            ScheduleResource schedule) {
        this.creation = creation;
        this.desk = desk;
        this.editing = editing;
        this.publication = publication;
        this.schedule = schedule;
    }

    Done act(Item item, SecurityContext caller) {
        if (item.action() != BulkRequest.Action.CREATE && item.version() == null) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED,
                    "Say in `version` which version you have read, so that nobody's edit is overwritten.");
        }
        var id = String.valueOf(item.id());
        var version = "\"" + item.version() + "\"";
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

    private Done created(JsonNode content, SecurityContext caller) {
        var article = creation.create(content, caller.getUserPrincipal().getName());
        return done(CREATED, (ArticleEditView) desk.answer(article).getEntity());
    }

    private static Done done(Response answer) {
        return done(OK, (ArticleEditView) answer.getEntity());
    }

    private static Done done(int status, ArticleEditView article) {
        return new Done(status, article.id(), article.version(), article.state(), null);
    }
}
