package kz.malim.media;

import java.util.regex.Pattern;
import kz.malim.text.CleanText;

/** How content came to be, by the digital source types of IPTC NewsCodes: stored as codes, sent as URIs. */
public final class DigitalSource {
    private static final String SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    public static final String PATTERN = "^(https?://cv[.]iptc[.]org/newscodes/digitalsourcetype/)?[A-Za-z]{1,60}$";
    public static final String EXAMPLE = SCHEME + "compositeWithTrainedAlgorithmicMedia";
    public static final String DESCRIPTION =
            "How the content came to be: a digital source type of IPTC NewsCodes, such as `trainedAlgorithmicMedia` for what AI made.";

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,60}");

    private DigitalSource() {}

    /** The URI of a code; of a URI the one that IPTC uses. */
    public static String uri(String given) {
        var line = CleanText.line(given);
        return CODE.matcher(line).matches() ? SCHEME + line : line.replaceFirst("^https:", "http:");
    }

    public static String code(String uri) {
        return uri.substring(SCHEME.length());
    }

    public static boolean isUri(String text) {
        return text.startsWith(SCHEME) && CODE.matcher(code(text)).matches();
    }
}
