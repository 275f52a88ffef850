package kz.malim.web;

import java.util.ArrayList;
import java.util.List;

/** The value of a header field: elements and parameters, which may be quoted strings (RFC 9110, 5.6). */
public final class FieldValue {
    private FieldValue() {}

    /** Splits at the separators outside of quoted strings. */
    public static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++; // the next character is part of the string whatever it is
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
