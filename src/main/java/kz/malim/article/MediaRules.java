package kz.malim.article;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.article.Finding.Rule;
import kz.malim.media.MediaItem;
import kz.malim.media.MediaItems;
import kz.malim.probe.MediaKind;

/** Editorial checks of the videos, sounds and documents in a body: what people need who do not hear or see them. */
final class MediaRules {
    private MediaRules() {}

    static void check(ArticleContent content, MediaItems items, List<Finding> findings) {
        var uses = MediaUse.in(content);
        var known = items.withIds(uses.stream().map(MediaUse::media).distinct().toList()).stream()
                .collect(Collectors.toMap(MediaItem::id, Function.identity()));
        for (var use : uses) {
            var item = known.remove(use.media()); // once, where it is shown first
            if (item != null) {
                check(item, use.at(), findings);
            }
        }
    }

    private static void check(MediaItem item, String at, List<Finding> findings) {
        var credit = item.credit();
        if (credit == null || credit.line() == null) {
            findings.add(Finding.of(Rule.MISSING_CREDIT, at));
        }
        if (item.kind() == MediaKind.VIDEO) {
            if (item.alt() == null) {
                findings.add(Finding.of(Rule.MISSING_ALT, at));
            }
            if (!item.hasCaptions()) {
                findings.add(Finding.of(Rule.MISSING_CAPTIONS, at));
            }
        }
        if (item.kind() == MediaKind.AUDIO && !item.hasTranscript()) {
            findings.add(Finding.of(Rule.MISSING_TRANSCRIPT, at));
        }
    }
}
