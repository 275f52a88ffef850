package kz.malim.web;

import jakarta.ws.rs.core.MediaType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code Content-Type} of a form (RFC 7578), checked before the form is parsed. */
final class MultipartType {
    private static final String PREFIX = MediaType.MULTIPART_FORM_DATA;

    /** RFC 2046, 5.1.1. */
    private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

    private MultipartType() {}

    static boolean is(@Nullable String contentType) {
        return contentType != null && contentType.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** The same type as the parser reads it: it takes other cases for no form, and a form without a boundary for an empty one. */
    static String canonical(String contentType) {
        var type = parsed(contentType);
        JsonBody.requireUtf8(type);
        var boundary = type.getParameters().get("boundary");
        if (boundary == null || !BOUNDARY.matcher(boundary).matches()) {
            throw malformed();
        }
        return PREFIX + "; boundary=\"" + boundary + "\"";
    }

    private static MediaType parsed(String contentType) {
        try {
            return MediaType.valueOf(contentType);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static Problem malformed() {
        return new Problem(
                ProblemType.MALFORMED_REQUEST,
                "A form needs a boundary: multipart/form-data; boundary=1 to 70 characters.");
    }
}
