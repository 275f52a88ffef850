package kz.malim.syndication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import kz.malim.body.BodyHtml;
import kz.malim.body.BodyText;
import kz.malim.published.LiveEntryView;

/** An entry of a live blog as ninjs has what belongs to an article: an item of its own. */
final class NinjsLiveEntry {
    private NinjsLiveEntry() {}

    static void add(SyndicatedArticle outgoing, LiveEntryView entry, ObjectNode item) {
        item.put("uri", SyndicatedArticle.urn(entry.id()))
                .put("type", "text")
                .put("representationType", "full")
                .put("language", outgoing.article().lang().tag())
                .put("firstCreated", NinjsFormat.timestamp(entry.at()))
                .put("versionCreated", NinjsFormat.timestamp(entry.updatedAt()));
        NinjsFormat.putText(item, "by", LiveEntryForms.byline(entry));
        if (entry.title() != null) {
            NinjsFormat.value(item.putArray("headlines"), "main", "text/plain", entry.title());
        }
        if (entry.corrected() != null) {
            item.put("edNote", entry.corrected().text());
        }
        var context = outgoing.live().renderContext(entry);
        var bodies = item.putArray("bodies");
        NinjsFormat.value(bodies, "text", "text/plain", BodyText.of(entry.blocks(), context));
        NinjsFormat.value(bodies, "html", "text/html", BodyHtml.of(entry.blocks(), context));
    }
}
