package kz.malim.editing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import kz.malim.article.Article;
import kz.malim.article.Articles;
import kz.malim.article.ContentReader;
import kz.malim.article.Transitions;
import kz.malim.live.LiveEntries;
import kz.malim.live.LiveEntry;
import kz.malim.live.LiveEntryContent;
import kz.malim.management.IfMatch;
import kz.malim.management.MergePatch;
import kz.malim.management.VersionedResponse;

/** What the requests of one live entry share: locking it at the version that its editor has read, its content, the response. */
@ApplicationScoped
class LiveEntryEditor {
    private final Articles articles;
    private final Transitions transitions;
    private final LiveEntries entries;
    private final ContentReader reader;
    private final ObjectMapper json;
    private final Clock clock;

    LiveEntryEditor(
            Articles articles,
            Transitions transitions,
            LiveEntries entries,
            ContentReader reader,
            ObjectMapper json,
            Clock clock) {
        this.articles = articles;
        this.transitions = transitions;
        this.entries = entries;
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    /** Locks the article, and with it its entries. */
    Article lock(String id) {
        var article = articles.withId(id);
        transitions.lock(article);
        return article;
    }

    /** An entry of a locked article, if the caller has read its current version. */
    LiveEntry atVersion(Article article, String id, IfMatch ifMatch) {
        var entry = entries.of(article, id);
        ifMatch.require(entry.version(), () -> view(entry));
        return entry;
    }

    LiveEntryContent content(JsonNode body) {
        return reader.read(body, LiveEntryContent.class, LiveEntryContent::require);
    }

    LiveEntryContent patched(LiveEntry entry, JsonNode patch) {
        return content(MergePatch.apply(patch, json.valueToTree(entry.content(clock.getZone()))));
    }

    LiveEntryEditView view(LiveEntry entry) {
        return LiveEntryEditView.of(entry, clock.getZone());
    }

    Response response(LiveEntry entry) {
        return VersionedResponse.ok(view(entry));
    }
}
