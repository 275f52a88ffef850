package kz.malim.words;

/** Kazakh in Arabic letters as folded Cyrillic. The hamza that softens a whole word changes nothing but ы. */
final class ArabicKazakh {
    private static final String ARABIC = "اأٵبپتجچحھهخدرزسشعغفقكکگڭلمنوۇۆۋيیە";
    private static final String CYRILLIC = "ааабптжчххххдрзсшггфккккнлмноувуййе";
    private static final String SOFT = "ٴءەكکگ";

    private static final String VOWELS = "اأٵوۇىە";

    private ArabicKazakh() {}

    static String reading(String word) {
        boolean soft = word.chars().anyMatch(c -> SOFT.indexOf(c) >= 0);
        var cyrillic = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int letter = ARABIC.indexOf(c);
            if (c == 'ي' || c == 'ی') {
                cyrillic.append(i == 0 || VOWELS.indexOf(word.charAt(i - 1)) >= 0 ? 'й' : 'и');
            } else if (c == 'ى') {
                cyrillic.append(soft ? 'и' : 'ы');
            } else if (letter >= 0) {
                cyrillic.append(c == 'گ' ? 'г' : CYRILLIC.charAt(letter));
            } else if (Character.isDigit(c)) {
                cyrillic.append(c);
            }
        }
        return cyrillic.toString();
    }
}
