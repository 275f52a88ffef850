package kz.malim.media;

import java.util.ArrayList;
import java.util.List;
import kz.malim.management.CommonFields;
import kz.malim.text.WebAddress;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Checks the metadata that an editor sends, and collects every violation. */
final class PhotoValidation {
    private static final int MAX_KEYWORD_LENGTH = 200;
    private static final int MAX_LABEL_LENGTH = 100;
    private static final String DATE_TIME =
            "\\d{4}(-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)?)?)?)?";

    private final PhotoContent content;
    private final List<Violation> violations = new ArrayList<>();

    PhotoValidation(PhotoContent content) {
        this.content = content;
    }

    PhotoContent validated() {
        checkLength("alt", content.alt(), PhotoContent.MAX_ALT_LENGTH);
        checkLength("caption", content.caption(), PhotoContent.MAX_CAPTION_LENGTH);
        var alts = CommonFields.translations(content.alts(), "alts", PhotoContent.MAX_ALT_LENGTH, violations);
        var captions =
                CommonFields.translations(content.captions(), "captions", PhotoContent.MAX_CAPTION_LENGTH, violations);
        checkLength("headline", content.headline(), PhotoContent.MAX_LINE_LENGTH);
        checkLength("place", content.place(), PhotoContent.MAX_LINE_LENGTH);
        checkLength("locationShown", content.locationShown(), PhotoContent.MAX_LINE_LENGTH);
        checkLength("instructions", content.instructions(), PhotoContent.MAX_INSTRUCTIONS_LENGTH);
        checkCredit();
        checkLines("keywords", content.keywords());
        checkLines("personsShown", content.personsShown());
        var takenAt = content.takenAt();
        if (takenAt != null && !takenAt.matches(DATE_TIME)) {
            violate("takenAt", "A year, a month, a date, or a date and time of RFC 3339 with or without an offset.");
        }
        var source = content.digitalSourceType();
        if (source != null && !DigitalSource.isUri(source)) {
            violate("digitalSourceType", "A code of the IPTC NewsCodes scheme digitalsourcetype, or its URI.");
        }
        var focus = content.focalPoint();
        if (focus != null && !focus.withinBounds()) {
            violate("focalPoint", "x and y are from 0 to 1.");
        }
        if (!violations.isEmpty()) {
            throw new Problem(ProblemType.INVALID_CONTENT, "The photo is invalid; see errors[].", violations);
        }
        return content.withTranslations(alts, captions);
    }

    private void checkCredit() {
        PhotoContent.FIELDS.forEach((name, value) -> {
            if (name.startsWith("credit.")) {
                int maxLength = name.equals("credit.label") ? MAX_LABEL_LENGTH : PhotoContent.MAX_LINE_LENGTH;
                checkLength(name.replace('.', '/'), (String) value.apply(content), maxLength);
            }
        });
        var credit = content.credit();
        if (credit != null && credit.licensorUrl() != null && !WebAddress.is(credit.licensorUrl())) {
            violate("credit/licensorUrl", "An absolute http or https URL without user info.");
        }
    }

    private void checkLines(String at, List<String> lines) {
        if (lines.size() > PhotoContent.MAX_KEYWORDS) {
            violate(at, "At most " + PhotoContent.MAX_KEYWORDS + ".");
        }
        for (int i = 0; i < Math.min(lines.size(), PhotoContent.MAX_KEYWORDS); i++) {
            checkLength(at + "/" + i, lines.get(i), MAX_KEYWORD_LENGTH);
        }
    }

    private void checkLength(String at, @Nullable String text, int maxLength) {
        if (text != null && text.length() > maxLength) {
            violate(at, "At most " + maxLength + " characters.");
        }
    }

    private void violate(String at, String rule) {
        violations.add(Violation.at("#/" + at, rule));
    }
}
