package kz.malim.published;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the related items and the front blocks of an article page. What editors chose is never dropped; automatic items
 * fill up the related list, and where a page may show an article only once, they give way to blocks, and blocks to them.
 */
final class RelatedAndBlocks {
    private RelatedAndBlocks() {}

    /** @param article as read, with every candidate in its related list */
    static ArticleView choose(ArticleView article, boolean dedupe) {
        if (article.related() == null && !dedupe) {
            return article;
        }
        var related = related(article, dedupe);
        return article.with(related, dedupe ? withoutRepeats(article, related) : article.blocks());
    }

    private static @Nullable RelatedView related(ArticleView article, boolean dedupe) {
        if (article.related() == null) {
            return null;
        }
        var candidates = article.related().items();
        long curated = candidates.stream()
                .filter(item -> item.origin() == RelatedView.Origin.CURATED)
                .count();
        var elsewhere = dedupe ? inBlocks(article) : Set.<UUID>of();
        return new RelatedView(Stream.concat(
                        candidates.stream().limit(curated),
                        candidates.stream()
                                .skip(curated)
                                .filter(item -> !elsewhere.contains(item.id()))
                                .limit(Math.max(0, ArticleDocument.RELATED - curated)))
                .toList());
    }

    private static Set<UUID> inBlocks(ArticleView article) {
        return article.blocks() == null
                ? Set.of()
                : article.blocks().stream()
                        .flatMap(block -> block.items().stream())
                        .map(TeaserView::id)
                        .collect(Collectors.toSet());
    }

    private static @Nullable List<BlockView> withoutRepeats(ArticleView article, @Nullable RelatedView related) {
        if (article.blocks() == null) {
            return null;
        }
        var seen = new HashSet<UUID>();
        seen.add(article.id());
        if (related != null) {
            related.items().forEach(item -> seen.add(item.id()));
        }
        return article.blocks().stream()
                .map(block -> block.withItems(block.items().stream()
                        .filter(item -> seen.add(item.id()))
                        .toList()))
                .toList();
    }
}
