package kz.malim.picture;

import java.nio.charset.Charset;

/** The 8-bit encodings that metadata without a declared one is found in. */
enum LegacyCharset {
    WINDOWS_1252("windows-1252"),
    WINDOWS_1251("windows-1251"),
    MAC_ROMAN("x-MacRoman"),
    WINDOWS_1254("windows-1254"),
    /** As windows-1251, with the letters of Kazakh in the place of those of Ukrainian, Serbian and Macedonian. */
    KZ_1048("windows-1251") {
        @Override
        String decode(byte[] bytes) {
            var text = super.decode(bytes);
            for (int i = 0; i < IN_1251.length(); i++) {
                text = text.replace(IN_1251.charAt(i), IN_KZ_1048.charAt(i));
            }
            return text;
        }
    };

    /** The letters that differ, at the same bytes. */
    static final String IN_1251 =
            "\u040C\u045C\u040B\u045B\u040E\u045E\u0408\u0490\u0404\u0407\u0491\u0454\u0458\u0405\u0455\u0457";

    static final String IN_KZ_1048 = "ҚқҺһҰұӘӨҒҮөғәҢңү";

    private final Charset charset;

    LegacyCharset(String name) {
        charset = Charset.forName(name);
    }

    String decode(byte[] bytes) {
        return new String(bytes, charset);
    }
}
