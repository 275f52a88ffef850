package kz.malim.web;

import java.util.BitSet;
import java.util.HexFormat;

/** Percent-encodes what RFC 3986 does not allow raw in a URL; browsers and curl send some of it all the same. */
final class RawUrl {
    private static final BitSet ALLOWED = new BitSet();

    static {
        ALLOWED.set('a', 'z' + 1);
        ALLOWED.set('A', 'Z' + 1);
        ALLOWED.set('0', '9' + 1);
        "-._~:/?[]@!$&'()*+,;=%".chars().forEach(ALLOWED::set);
    }

    private RawUrl() {}

    /** @param url its characters are bytes (ISO 8859-1), as the server below reads them */
    static String encode(String url) {
        int first = 0;
        while (first < url.length() && ALLOWED.get(url.charAt(first))) {
            first++;
        }
        if (first == url.length()) {
            return url;
        }
        var encoded = new StringBuilder(url.length() + 64).append(url, 0, first);
        for (int i = first; i < url.length(); i++) {
            char c = url.charAt(i);
            if (ALLOWED.get(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            }
        }
        return encoded.toString();
    }
}
