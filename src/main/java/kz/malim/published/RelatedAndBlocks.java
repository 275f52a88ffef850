package kz.malim.published;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside an article on its page. Editors' choices are never dropped; what Malim fills in gives way to them,
 * and where a story may stand only once, blocks give way to the related list.
 */
final class RelatedAndBlocks {
    private final Row.Article article;
    private final ZoneId zone;
    private final boolean onlyOnce;

    RelatedAndBlocks(Row.Article article, ZoneId zone, boolean onlyOnce) {
        this.article = article;
        this.zone = zone;
        this.onlyOnce = onlyOnce;
    }

    @Nullable
    RelatedView related() {
        return article.related() == null
                ? null
                : new RelatedView(chosen().stream().map(item -> item.view(zone)).toList());
    }

    @Nullable
    List<BlockView> blocks() {
        if (article.blocks() == null) {
            return null;
        }
        if (!onlyOnce) {
            return article.blocks().stream().map(block -> block.view(zone)).toList();
        }
        var seen = new HashSet<UUID>();
        seen.add(article.teaser().id());
        chosen().forEach(item -> seen.add(item.article().id()));
        return article.blocks().stream()
                .map(block -> block.view(
                        zone,
                        block.items().stream()
                                .filter(item -> seen.add(item.article().id()))
                                .toList()))
                .toList();
    }

    private List<Row.Related> chosen() {
        if (article.related() == null || article.similar() == null) {
            return List.of();
        }
        var chosen = new ArrayList<>(article.related());
        var elsewhere = onlyOnce ? inBlocks() : Set.<UUID>of();
        article.similar().stream()
                .filter(item -> !elsewhere.contains(item.article().id()))
                .limit(Math.max(0, ArticleDocument.RELATED - chosen.size()))
                .forEach(chosen::add);
        return chosen;
    }

    private Set<UUID> inBlocks() {
        var ids = new HashSet<UUID>();
        if (article.blocks() != null) {
            article.blocks()
                    .forEach(block ->
                            block.items().forEach(item -> ids.add(item.article().id())));
        }
        return ids;
    }
}
