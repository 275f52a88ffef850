package kz.malim.syndication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import kz.malim.body.BodyText;
import kz.malim.published.LiveEntryView;
import org.jspecify.annotations.Nullable;

/** What schema.org's LiveBlogPosting has besides an article: the time of the coverage, and the newest entries. */
final class JsonLdLiveBlog {
    private JsonLdLiveBlog() {}

    static void add(SyndicatedArticle outgoing, ObjectNode document) {
        var live = outgoing.article().live();
        if (live == null) {
            return;
        }
        putTime(document, "coverageStartTime", live.startedAt());
        putTime(document, "coverageEndTime", live.liveUntil());
        var entries = outgoing.live().entries();
        if (!entries.isEmpty()) {
            var updates = document.putArray("liveBlogUpdate");
            entries.forEach(entry -> add(outgoing, entry, updates.addObject()));
        }
    }

    private static void add(SyndicatedArticle outgoing, LiveEntryView entry, ObjectNode posting) {
        posting.put("@type", "BlogPosting")
                .put("@id", SyndicatedArticle.urn(entry.id()))
                .put("url", outgoing.page() + "#" + LiveEntryForms.anchor(entry));
        if (entry.title() != null) {
            posting.put("headline", entry.title());
        }
        putTime(posting, "datePublished", entry.at());
        putTime(posting, "dateModified", entry.updatedAt());
        LiveEntryForms.authors(entry)
                .forEach(name -> posting.withArray("author")
                        .addObject()
                        .put("@type", "Person")
                        .put("name", name));
        posting.put("articleBody", BodyText.of(entry.blocks(), outgoing.live().renderContext(entry)));
        if (entry.corrected() != null) {
            posting.putObject("correction")
                    .put("@type", "CorrectionComment")
                    .put("text", entry.corrected().text())
                    .put(
                            "datePublished",
                            DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                                    entry.corrected().at()));
        }
    }

    private static void putTime(ObjectNode object, String field, @Nullable OffsetDateTime time) {
        if (time != null) {
            object.put(field, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        }
    }
}
