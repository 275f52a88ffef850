package kz.malim.article;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import kz.malim.article.Finding.Rule;
import kz.malim.body.BodyBlock;
import kz.malim.media.PhotoRole;
import kz.malim.media.Photos;

/** Checks that every photo has a credit, and an alternative text wherever it is shown. */
final class PhotoRules {
    private PhotoRules() {}

    static void check(ArticleContent content, Photos photos, List<Finding> findings) {
        var ids = content.photos().stream().map(ArticleContent.PhotoUse::id).toList();
        var inOrder = photos.withIds(ids).stream()
                .sorted(Comparator.comparingInt(photo -> ids.indexOf(photo.id())))
                .toList();
        for (var photo : inOrder) {
            var pointer = "#/photos/" + ids.indexOf(photo.id());
            var credit = photo.credit();
            if (credit == null || credit.line() == null) {
                findings.add(Finding.of(Rule.MISSING_CREDIT, pointer));
            }
            if (photo.alt() == null && !hasAltInBody(photo.id(), content)) {
                findings.add(Finding.of(Rule.MISSING_ALT, pointer));
            }
        }
    }

    /** Whether only the body shows the photo, with an alternative text wherever it does. */
    private static boolean hasAltInBody(UUID photo, ArticleContent content) {
        var places = BodyBlock.images(content.body())
                .filter(image -> photo.equals(image.photo()))
                .toList();
        return !places.isEmpty()
                && places.stream().allMatch(image -> image.alt() != null)
                && content.photos().stream().noneMatch(use -> photo.equals(use.id()) && use.role() == PhotoRole.LEAD);
    }
}
