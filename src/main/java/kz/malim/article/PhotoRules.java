package kz.malim.article;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.malim.article.Finding.Rule;
import kz.malim.body.BodyBlock;
import kz.malim.media.PhotoRole;
import kz.malim.media.Photos;

/** Checks that every photo has a credit and may be shown now, and an alternative text wherever it is shown. */
final class PhotoRules {
    /** In the instructions of agencies, which are in whatever language. */
    private static final Pattern EMBARGO = Pattern.compile(
            "embargo|эмбарго|hold (?:for|until|till)|not (?:for|to be) (?:release|publication|publish|use)\\w* (?:before|until|till|prior)"
                    + "|do not (?:publish|use|release).{0,40}(?:before|until|till)|не (?:публиковать|использовать).{0,40} (?:до|ранее|раньше)"
                    + "|дейін (?:жариялауға болмайды|жарияламаңыз|жарияланбасын)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

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
            var instructions = photo.instructions();
            if (instructions != null && EMBARGO.matcher(instructions).find()) {
                findings.add(Finding.of(Rule.EMBARGOED_PHOTO, pointer, instructions));
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
