package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import kz.malim.probe.MediaKind;
import kz.malim.text.CleanText;
import kz.malim.text.WebAddress;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an editor says of a video, a sound or a document. */
@Schema(name = "MediaContent", description = "What an editor says of a video, a sound or a document.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MediaContent(
        @Schema(description = "Required without a file, whose bytes say it otherwise. Never changes.") @Nullable
        MediaKind kind,

        @Schema(description = "Title.", maxLength = MAX_LINE) @Nullable
        String title,

        @Schema(description = "What is seen or heard, for people who do not see or hear it.", maxLength = MAX_ALT)
        @Nullable
        String alt,

        @Schema(description = "Caption; a block may override it.", maxLength = MAX_CAPTION) @Nullable
        String caption,

        @Schema(description = "Credit; null if unknown.") @Nullable
        Credit credit,

        @Schema(
                description =
                        "The same content elsewhere, best first: required without a file. Nothing is fetched or transcoded.",
                maxItems = MAX_PARTS)
        List<MediaSource> sources,

        @Schema(description = "Id of the photo to show before it plays.") @Nullable
        UUID poster,

        @Schema(description = "Captions and other timed text.", maxItems = MAX_PARTS)
        List<MediaTrack> tracks,

        @Schema(description = "All its words as plain text.", maxLength = MAX_TRANSCRIPT) @Nullable
        String transcript,

        @Schema(
                description = DigitalSource.DESCRIPTION + " The code alone is accepted as well.",
                pattern = DigitalSource.PATTERN,
                examples = DigitalSource.EXAMPLE)
        @Nullable
        String digitalSourceType) {
    static final String URL_RULE = "An absolute http or https URL without user info, of at most 2000 characters.";

    private static final int MAX_LINE = 500;
    private static final int MAX_ALT = 1_000;
    private static final int MAX_CAPTION = 2_000;
    private static final int MAX_LABEL = 100;
    private static final int MAX_PARTS = 20;
    private static final int MAX_TRANSCRIPT = 500_000;

    /** Of all tracks together: what PostgreSQL and a response hold without trouble. */
    private static final int MAX_TRACKS_LENGTH = 1_500_000;

    static final MediaContent EMPTY =
            new MediaContent(null, null, null, null, null, List.of(), null, List.of(), null, null);

    public MediaContent {
        title = CleanText.lineOrNull(title);
        alt = CleanText.lineOrNull(alt);
        caption = CleanText.lineOrNull(caption);
        sources = sources == null ? List.of() : List.copyOf(sources);
        tracks = tracks == null ? List.of() : List.copyOf(tracks);
        digitalSourceType = digitalSourceType == null ? null : DigitalSource.uri(digitalSourceType);
        transcript = transcript == null || transcript.isBlank() ? null : transcript.strip();
    }

    /** @param known the kind that it has */
    MediaContent of(MediaKind known) {
        return new MediaContent(
                known, title, alt, caption, credit, sources, poster, tracks, transcript, digitalSourceType);
    }

    /** This content; otherwise a problem that lists every violation. */
    MediaContent validated() {
        var violations = new ArrayList<Violation>();
        checkLength("title", title, MAX_LINE, violations);
        checkLength("alt", alt, MAX_ALT, violations);
        checkLength("caption", caption, MAX_CAPTION, violations);
        checkLength("transcript", transcript, MAX_TRANSCRIPT, violations);
        if (digitalSourceType != null && !DigitalSource.isUri(digitalSourceType)) {
            violations.add(Violation.at(
                    "#/digitalSourceType", "A code of the IPTC NewsCodes scheme digitalsourcetype, or its URI."));
        }
        if (credit != null) {
            check(credit, violations);
        }
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).check("#/sources/" + i, violations);
        }
        var kinds = new HashSet<String>();
        for (int i = 0; i < tracks.size(); i++) {
            tracks.get(i).check("#/tracks/" + i, violations);
            if (!kinds.add(tracks.get(i).key())) {
                violations.add(Violation.at("#/tracks/" + i, "A second track of this kind and language."));
            }
        }
        if (sources.size() > MAX_PARTS) {
            violations.add(Violation.at("#/sources", "At most " + MAX_PARTS + "."));
        }
        if (tracks.size() > MAX_PARTS
                || tracks.stream()
                                .mapToInt(track ->
                                        track.vtt() == null ? 0 : track.vtt().length())
                                .sum()
                        > MAX_TRACKS_LENGTH) {
            violations.add(Violation.at(
                    "#/tracks", "At most " + MAX_PARTS + ", with " + MAX_TRACKS_LENGTH + " characters altogether."));
        }
        if (!violations.isEmpty()) {
            throw refused(violations);
        }
        return this;
    }

    private static void check(Credit credit, List<Violation> violations) {
        checkLength("credit/label", credit.label(), MAX_LABEL, violations);
        checkLength("credit/text", credit.text(), MAX_LINE, violations);
        checkLength("credit/creator", credit.creator(), MAX_LINE, violations);
        checkLength("credit/source", credit.source(), MAX_LINE, violations);
        checkLength("credit/copyright", credit.copyright(), MAX_LINE, violations);
        checkLength("credit/license", credit.license(), MAX_LINE, violations);
        checkLength("credit/usageTerms", credit.usageTerms(), MAX_LINE, violations);
        checkLength("credit/licensor", credit.licensor(), MAX_LINE, violations);
        checkLength("credit/licensorUrl", credit.licensorUrl(), MAX_LINE, violations);
        if (credit.licensorUrl() != null && !WebAddress.is(credit.licensorUrl())) {
            violations.add(Violation.at("#/credit/licensorUrl", "An absolute http or https URL without user info."));
        }
    }

    private static void checkLength(String at, @Nullable String text, int maxLength, List<Violation> violations) {
        if (text != null && text.length() > maxLength) {
            violations.add(Violation.at("#/" + at, "At most " + maxLength + " characters."));
        }
    }

    static Problem refused(String field, String rule) {
        return refused(List.of(Violation.at("#/" + field, rule)));
    }

    private static Problem refused(List<Violation> violations) {
        return new Problem(ProblemType.INVALID_CONTENT, "The media item is invalid; see errors[].", violations);
    }
}
