package kz.malim.words;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokenizer: splits a text into words in one pass. Numbers and host names stay whole, compounds yield their parts and
 * the whole, and a suffix after a hyphen (Euronews-тің, ШЫҰ-ға, 57%-ы) is not a word.
 */
public final class Tokens {
    /** Longer words are truncated. */
    private static final int MAX_LENGTH = 64;

    private static final Set<String> SUFFIXES = Stream.concat(
                    WordTable.rows(KazakhSuffix.TABLE).stream().map(row -> row.get(1)),
                    Stream.of(
                            "ші", "шы", "нші", "ншы", "інші", "ыншы", "лік", "лық", "дік", "дық", "тік", "тық", "дей",
                            "дай", "тей", "тай", "го", "му", "ый", "ой", "ая", "я", "е", "й", "м", "х", "th", "st",
                            "nd", "rd", "s"))
            .flatMap(suffix -> Stream.of(suffix, LetterFolding.folded(suffix)))
            .collect(Collectors.toUnmodifiableSet());

    private static final String GROUP_SEPARATORS = " \u00a0\u202f\u2009()-‐‑–";
    private static final int MAX_SEPARATOR = 3;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int position;

    private Tokens(String text) {
        this.text = text;
    }

    public static List<Token> of(String text) {
        var tokenizer = new Tokens(text);
        while (tokenizer.at < text.length()) {
            if (isWord(text, tokenizer.at)) {
                tokenizer.compound();
            } else {
                tokenizer.at++;
            }
        }
        return tokenizer.joinNumbers();
    }

    /** A number in groups is a word too, at the position of its first group. */
    private List<Token> joinNumbers() {
        for (int first = 0; first < tokens.size(); first++) {
            if (!SpacedNumber.isGroup(tokens.get(first).word())) {
                continue;
            }
            int last = first;
            int joined = first;
            var groups = new ArrayList<>(List.of(tokens.get(first).word()));
            while (last + 1 < tokens.size() && groups.size() < SpacedNumber.MAX_GROUPS && follows(last)) {
                groups.add(tokens.get(++last).word());
                if (SpacedNumber.is(groups)) {
                    joined = last;
                }
                if (!SpacedNumber.isGroup(tokens.get(last).word())) {
                    break;
                }
            }
            if (joined > first) {
                var word = tokens.subList(first, joined + 1).stream()
                        .map(Token::word)
                        .collect(Collectors.joining());
                var begin = tokens.get(first);
                tokens.add(
                        joined + 1,
                        new Token(
                                word,
                                false,
                                false,
                                begin.position(),
                                begin.start(),
                                tokens.get(joined).end()));
                first = joined + 1;
            }
        }
        return tokens;
    }

    /** Whether nothing but what separates the groups of a number stands between a token and the next. */
    private boolean follows(int token) {
        var next = tokens.get(token + 1);
        int end = tokens.get(token).end();
        return next.position() == tokens.get(token).position() + 1
                && Character.isDigit(next.word().charAt(0))
                && next.start() > end
                && next.start() - end <= MAX_SEPARATOR
                && text.substring(end, next.start()).chars().allMatch(c -> GROUP_SEPARATORS.indexOf(c) >= 0);
    }

    private void compound() {
        int start = at;
        int parts = tokens.size();
        boolean whole = false;
        word();
        while (joinedPart()) {
            int left = tokens.size() - 1;
            var stem = tokens.get(left);
            int from = at;
            int to = wordEnd();
            var right = LetterFolding.normal(text.substring(from, to));
            if (SUFFIXES.contains(right) && acceptsSuffix(stem)) {
                at = to;
                tokens.set(
                        left,
                        new Token(stem.word(), stem.capital(), stem.acronym(), stem.position(), stem.start(), to));
            } else {
                word();
                whole = true;
            }
        }
        if (whole) {
            var letters = tokens.subList(parts, tokens.size()).stream()
                    .map(Token::word)
                    .collect(Collectors.joining());
            var first = tokens.get(parts);
            add(
                    letters,
                    first.capital(),
                    false,
                    first.position(),
                    start,
                    tokens.getLast().end());
        }
    }

    /** Skips a hyphen, or a percent sign and a hyphen, when a word follows. */
    private boolean joinedPart() {
        int next = at;
        if (next < text.length() && text.charAt(next) == '%') {
            next++;
        }
        if (next < text.length() && "-‐‑".indexOf(text.charAt(next)) >= 0 && isWord(text, next + 1)) {
            at = next + 1;
            return true;
        }
        return false;
    }

    private boolean acceptsSuffix(Token stem) {
        var written = text.substring(stem.start(), stem.end());
        return Character.isDigit(stem.word().codePointBefore(stem.word().length()))
                || LetterFolding.isIn(stem.word(), UnicodeScript.LATIN)
                || written.equals(written.toUpperCase(Locale.ROOT));
    }

    private void word() {
        int start = at;
        at = wordEnd();
        int acronym = acronymEnd(start, at);
        var written = text.substring(start, acronym > 0 ? acronym : at);
        boolean capital = Character.isUpperCase(written.codePointAt(0));
        boolean isAcronym = written.length() > 1 && written.equals(written.toUpperCase(Locale.ROOT));
        var word = LetterFolding.normal(written);
        int tokenPosition = position++;
        add(word, capital, isAcronym && capital, tokenPosition, start, at);
        if (word.indexOf('.') > 0 || word.indexOf(',') > 0) {
            for (var part : word.split("[.,]")) {
                add(part, capital, false, tokenPosition, start, at);
            }
        }
    }

    private void add(String word, boolean capital, boolean acronym, int tokenPosition, int start, int end) {
        if (!word.isEmpty()) {
            tokens.add(new Token(
                    word.length() > MAX_LENGTH ? word.substring(0, MAX_LENGTH) : word,
                    capital,
                    acronym,
                    tokenPosition,
                    start,
                    end));
        }
    }

    /** Where the capitals end in БҰҰның; 0 where a word is no acronym with an suffix. */
    private int acronymEnd(int start, int end) {
        int capitals = start;
        while (capitals < end && Character.isUpperCase(text.charAt(capitals))) {
            capitals++;
        }
        return capitals - start >= 2
                        && capitals < end
                        && SUFFIXES.contains(LetterFolding.normal(text.substring(capitals, end)))
                ? capitals
                : 0;
    }

    private int wordEnd() {
        int end = at;
        while (isWord(text, end) || isInside(end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        int signs = end;
        while (signs < text.length() && "+#".indexOf(text.charAt(signs)) >= 0) {
            signs++;
        }
        boolean isName = end == at + 1 && isPlainLatin(Character.toLowerCase(text.charAt(at))); // C++, C#, g++
        return isName && !isWord(text, signs) ? signs : end;
    }

    /** An apostrophe between letters, a point in a number or a host name, or an invisible character. */
    private boolean isInside(int index) {
        if (index == at || !isWord(text, index + 1)) {
            return false;
        }
        char before = text.charAt(index - 1);
        char after = text.charAt(index + 1);
        return switch (text.charAt(index)) {
            case '\'', '’', 'ʼ' -> Character.isLetter(before) && Character.isLetter(after);
            case '\u00ad', '\u200c', '\u200d', '\u2060' -> true;
            case ',' -> Character.isDigit(before) && Character.isDigit(after);
            case '.' ->
                (Character.isDigit(before) && Character.isDigit(after))
                        || (isPlainLatin(before) && isPlainLatin(after));
            default -> false;
        };
    }

    private static boolean isPlainLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    static boolean isWord(String text, int index) {
        if (index >= text.length()) {
            return false;
        }
        int c = text.codePointAt(index);
        return Character.isLetterOrDigit(c)
                || (index > 0
                        && (Character.getType(c) == Character.NON_SPACING_MARK)
                        && Character.isLetter(text.codePointBefore(index)));
    }
}
