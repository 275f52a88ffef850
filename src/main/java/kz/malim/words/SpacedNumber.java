package kz.malim.words;

import java.util.List;
import java.util.regex.Pattern;

/** A number that is written in groups of digits: 1 234 567,89 or +7 701 123 45 67. It is found without the spaces too. */
final class SpacedNumber {
    static final int MAX_GROUPS = 8;

    private static final Pattern GROUP = Pattern.compile("[0-9]{1,8}");
    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}( [0-9]{3})+([.,][0-9]+)?");
    private static final int MIN_PHONE = 10;
    private static final int MAX_PHONE = 15;

    private SpacedNumber() {}

    /** Whether a word can be one of the groups before the last. */
    static boolean isGroup(String word) {
        return GROUP.matcher(word).matches();
    }

    static boolean is(List<String> groups) {
        if (groups.size() < 2 || groups.size() > MAX_GROUPS) {
            return false;
        }
        int digits = groups.stream().mapToInt(String::length).sum();
        return THOUSANDS.matcher(String.join(" ", groups)).matches()
                || (groups.stream().allMatch(SpacedNumber::isGroup) && digits >= MIN_PHONE && digits <= MAX_PHONE);
    }
}
