package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.text.WebAddress;
import kz.malim.text.WireName;
import kz.malim.web.ProblemView.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Timed text beside a video or a sound: at an address elsewhere, or as WebVTT that is kept here. */
@Schema(name = "MediaTrack", description = "Timed text: the `url` of a WebVTT file, or its text in `vtt`.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediaTrack(
        Kind kind,

        @Schema(description = "BCP 47 tag of its language.", examples = "kk", pattern = LANGUAGE)
        String lang,

        @Schema(description = "URL of a WebVTT file elsewhere.", format = "iri", maxLength = MediaSource.MAX_URL)
        @Nullable
        String url,

        @Schema(
                description = "The WebVTT itself, which readers get at an address of this site.",
                examples = "WEBVTT\n\n00:00.000 --> 00:01.000\nСәлем!\n",
                maxLength = MAX_TEXT)
        @Nullable
        String vtt) {
    static final int MAX_TEXT = 500_000;

    private static final String LANGUAGE = "^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$";
    private static final Pattern LANGUAGES = Pattern.compile(LANGUAGE);

    /** Kinds of the HTML element {@code track}. */
    @Schema(name = "TrackKind", description = "As in the HTML element `track`.")
    public enum Kind implements WireName {
        CAPTIONS,
        SUBTITLES,
        DESCRIPTIONS,
        CHAPTERS
    }

    void check(String at, List<Violation> violations) {
        if (kind == null) {
            violations.add(Violation.at(at + "/kind", "captions, subtitles, descriptions or chapters."));
        }
        if (lang == null || !LANGUAGES.matcher(lang).matches()) {
            violations.add(Violation.at(at + "/lang", "A BCP 47 tag such as kk or en."));
        }
        if ((url == null) == (vtt == null)) {
            violations.add(Violation.at(at, "Either url or vtt."));
        }
        if (url != null && (url.length() > MediaSource.MAX_URL || !WebAddress.is(url))) {
            violations.add(Violation.at(at + "/url", MediaContent.URL_RULE));
        }
        if (vtt != null && (vtt.length() > MAX_TEXT || !WebVtt.is(vtt))) {
            violations.add(Violation.at(
                    at + "/vtt",
                    "WebVTT of at most " + MAX_TEXT
                            + " characters: WEBVTT, then cues such as 00:00.000 --> 00:01.000."));
        }
    }

    /** Two tracks that a player could not tell apart have the same. */
    String key() {
        return kind + " " + lang;
    }
}
