package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.regex.Pattern;
import kz.malim.text.WebAddress;
import kz.malim.web.ProblemView.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The same content at an address elsewhere: a rendition of a video, a stream, a file on another host. */
@Schema(
        name = "MediaSource",
        description =
                "The same content at an address elsewhere, such as a rendition or a stream. Players take the first type they play.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediaSource(
        @Schema(description = "Its URL.", format = "iri", maxLength = MAX_URL)
        String url,

        @Schema(description = "Its media type.", examples = "application/vnd.apple.mpegurl", pattern = TYPE)
        String type,

        @Schema(description = "Width in pixels.", minimum = "1", maximum = "65535") @Nullable
        Integer width,

        @Schema(description = "Bits per second.", minimum = "1", maximum = "1000000000") @Nullable
        Integer bitrate) {
    static final int MAX_URL = 2_000;
    private static final String TYPE = "^(?:video|audio|application|text)/[A-Za-z0-9][A-Za-z0-9.+-]{0,100}$";
    private static final Pattern TYPES = Pattern.compile(TYPE);
    private static final int MAX_WIDTH = 65_535;
    private static final int MAX_BITRATE = 1_000_000_000;

    void check(String at, List<Violation> violations) {
        if (url == null || url.length() > MAX_URL || !WebAddress.is(url)) {
            violations.add(Violation.at(at + "/url", MediaContent.URL_RULE));
        }
        if (type == null || !TYPES.matcher(type).matches()) {
            violations.add(Violation.at(at + "/type", "A media type such as video/mp4, without parameters."));
        }
        if (width != null && (width < 1 || width > MAX_WIDTH)) {
            violations.add(Violation.at(at + "/width", "1 to " + MAX_WIDTH + "."));
        }
        if (bitrate != null && (bitrate < 1 || bitrate > MAX_BITRATE)) {
            violations.add(Violation.at(at + "/bitrate", "1 to " + MAX_BITRATE + "."));
        }
    }
}
