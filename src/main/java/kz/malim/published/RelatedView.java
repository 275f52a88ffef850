package kz.malim.published;

import java.util.List;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Related articles, in the order to show them. */
@Schema(
        name = "Related",
        description =
                "Stories to read next: those an editor chose, in the editor's order, filled up to six with the most similar. No duplicates, and never the article itself.")
public record RelatedView(List<TeaserView> items) {
    /** Why an article is related that shares nothing with the other. */
    private static final List<String> RECENT = List.of("recent");

    /** Whether any article of the language could enter, however little it shares. */
    public boolean hasRoom() {
        return items.size() < ArticleDocument.RELATED || items.stream().anyMatch(item -> RECENT.equals(item.why()));
    }

    /** Who chose a related article. */
    @Schema(
            name = "RelatedOrigin",
            description = "Who put the story there: an editor (`curated`), or Malim because it is similar (`auto`).")
    public enum Origin implements WireName {
        CURATED,
        AUTO
    }
}
