package kz.malim.pageline;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.text.ArabicKazakh;
import org.jspecify.annotations.Nullable;

/** Recognises a paragraph that is a quote, and its speaker. */
public final class Quotes {
    private static final Set<String> KAZAKH_VERBS = Vocabulary.words(
            "деді дейді деген делінген делінді деседі деп dedi dedı dedy deıdi deidi deıdı deidı delingen dep");
    private static final Set<String> RUSSIAN_VERBS = Vocabulary.words("""
        сказал сказала сказали отметил отметила отметили сообщил сообщила сообщили заявил заявила заявили говорит говорят говорится говорилось подчеркнул
        подчеркнула подчеркнули рассказал рассказала рассказали добавил добавила добавили пояснил пояснила пояснили уточнил уточнила уточнили объяснил
        объяснила объяснили считает считают написал написала написали ответил ответила ответили признался призналась признались прокомментировали напомнили заключили предупредили поделились поделился поделилась напомнил напомнила
        заключил заключила констатировал констатировала резюмировал резюмировала предупредил предупредила прокомментировал прокомментировала пишет рассказывает рассказывают объясняет поясняет отмечает подчеркивает подчёркивает добавляет уточняет делится вспоминает
        признается признаётся советует предупреждает заявляет
        сказано указано отмечается отмечают подытожил подытожила поблагодарил поблагодарила убежден убеждена уверен уверена выразил выразила обратил обратила\
        """);
    private static final Set<String> ENGLISH_VERBS = Vocabulary.words("""
        said says added told noted stressed explained stated wrote emphasized emphasised commented announced recalled concluded remarked argued warned insisted\
        """);
    private static final Set<String> NEWS_VERBS = Vocabulary.words(
            "хабарлайды жазады habarlaıdy habarlaidy habarlaidi habarlady xabarlady jazady передает передаёт сообщает");

    private static final Pattern DASH_TAIL = Pattern.compile("(?u)[,!?…»\"”“.'] ?[-–—‒] ?(?=\\p{L})");
    private static final Pattern CLOSED_TAIL =
            Pattern.compile("(?u)[»\"”“'’] ?, ?(?=\\p{L})|[,!?.…][\"”’'] (?=\\p{L})");
    private static final Pattern PLAIN_TAIL =
            Pattern.compile("(?u), (?=(?:деді|дейді|делінген|деп|dedi|dedı|deıdi|deidi|dep) )");
    private static final Pattern BARE_TAIL = Pattern.compile("(?u)[»\"”“] (?=(?:деді|дейді|dedi|dedı|deıdi|deidi) )");
    private static final Set<String> KAZAKH_BEFORE_VERB = Vocabulary.words("былай bylaı bylai деп dep бұл осылай");
    private static final Set<String> PRONOUNS =
            Vocabulary.words("ол олар өзі ol olar özi ózi он она они сам сама he she they who");

    /** Closing marks and what may be somebody saying: the end of a quotation, not of a name in quotation marks. */
    private static final Pattern ENDING_TAIL =
            Pattern.compile("(?u)[»\"”“],? ?[-–—,] ?\\p{L}|[,!?.…][\"”»] ?[-–—]? ?\\p{L}|[»\"”] (?:деді|дейді|dedi)");

    private static final Pattern OPENING = Pattern.compile("[«\"“„]");
    private static final Pattern CLOSING = Pattern.compile("[»\"”“]");

    private Quotes() {}

    /**
     * A paragraph that is a quote.
     *
     * @param speaker who the paragraph says spoke, null when it names nobody
     * @param pronoun «ол», "он", "she": whoever was named before
     */
    public record Spoken(@Nullable String speaker, @Nullable String pronoun) {}

    public static @Nullable Spoken of(String paragraph) {
        var cyrillic = ArabicKazakh.cyrillic(paragraph);
        var spoken = spoken(cyrillic);
        int at = spoken == null || spoken.speaker == null ? -1 : cyrillic.indexOf(spoken.speaker);
        return at < 0 || spoken == null || spoken.speaker == null
                ? spoken
                : new Spoken(paragraph.substring(at, at + spoken.speaker.length()), null);
    }

    private static @Nullable Spoken spoken(String paragraph) {
        if (narrates(paragraph)) {
            return null;
        }
        return Stream.of(DASH_TAIL, CLOSED_TAIL, BARE_TAIL, PLAIN_TAIL)
                .map(pattern -> withTail(paragraph, pattern))
                .filter(spoken -> spoken != null)
                .findFirst()
                .orElseGet(() -> withoutVerb(paragraph));
    }

    private static @Nullable Spoken withTail(String paragraph, Pattern pattern) {
        var tail = pattern.matcher(paragraph);
        while (tail.find()) {
            var sentence = Speakers.sentence(paragraph, tail.end());
            var words = List.of(sentence.split(" "));
            var verb = bare(words.getFirst());
            boolean agency = words.stream().limit(8).map(Quotes::bare).anyMatch(NEWS_VERBS::contains)
                    || Attributions.isReportedBy(sentence);
            if (agency || (pattern == PLAIN_TAIL && !endsParagraph(paragraph, tail.end() + sentence.length(), words))) {
                continue;
            }
            boolean closed = pattern != PLAIN_TAIL && OPENING.matcher(paragraph).lookingAt();
            if (closed && narratesAfter(paragraph, tail.end() + sentence.length())) {
                return null;
            }
            if (KAZAKH_VERBS.contains(verb)) {
                var speaker = Speakers.kazakh(words);
                return by(speaker != null ? speaker : Speakers.before(paragraph));
            }
            if (RUSSIAN_VERBS.contains(verb)) {
                return by(RussianSpeakers.of(words));
            }
            int said = englishVerb(words);
            if (said >= 0 && OPENING.matcher(paragraph).find()) {
                return by(Speakers.english(words, said));
            }
        }
        return null;
    }

    private static Spoken by(@Nullable String speaker) {
        var first = speaker == null ? "" : speaker.split(" ")[0].toLowerCase(Locale.ROOT);
        boolean pronoun =
                speaker != null && PRONOUNS.contains(first) && speaker.equals(speaker.toLowerCase(Locale.ROOT));
        boolean capital = PRONOUNS.contains(first)
                && first.length() == requireNonNull(speaker).length();
        return pronoun || capital ? new Spoken(null, first) : new Spoken(speaker, null);
    }

    /** Whether the author speaks before the quotation marks open: those words are not the speaker's. */
    private static boolean narrates(String paragraph) {
        var opening = OPENING.matcher(paragraph);
        if (Marker.of(paragraph) != null || !opening.find() || opening.start() < 2) {
            return false;
        }
        var before = paragraph.substring(0, opening.start()).strip();
        var tail = ENDING_TAIL.matcher(paragraph.substring(opening.start()));
        return !before.endsWith(":") && LineClassifier.words(before) >= 3 && tail.find();
    }

    /** Whether the author goes on after the quotation and what tells who said it. */
    private static boolean narratesAfter(String paragraph, int end) {
        var rest = paragraph.substring(Math.min(paragraph.length(), end)).replaceFirst("^[.,!?… ]+", "");
        return LineClassifier.words(rest) >= 4
                && LineClassifier.startsUpper(rest)
                && !OPENING.matcher(rest).find()
                && "-–—".indexOf(rest.charAt(0)) < 0;
    }

    private static boolean endsParagraph(String paragraph, int end, List<String> words) {
        return paragraph.length() - end <= 2 && words.size() <= 10;
    }

    private static int englishVerb(List<String> words) {
        for (int i = 0; i < Math.min(words.size(), 12); i++) {
            if (ENGLISH_VERBS.contains(bare(words.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    private static String bare(String word) {
        int end = word.length();
        while (end > 0 && !Character.isLetter(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(0, end).toLowerCase(Locale.ROOT);
    }

    /** Words in quotation marks and nothing else, or followed by who said them: «…». Мемлекет басшысы Қасым Нұрлан. */
    private static @Nullable Spoken withoutVerb(String paragraph) {
        if (!OPENING.matcher(paragraph.substring(0, Math.min(1, paragraph.length())))
                .matches()) {
            return null;
        }
        int close = lastClosing(paragraph);
        if (close < 2 || LineClassifier.words(paragraph.substring(0, close)) < 5 || closesEarlier(paragraph, close)) {
            return null;
        }
        var after = paragraph.substring(close + 1).strip();
        if (after.isEmpty() || after.equals(".")) {
            return by(null);
        }
        var speaker = after.replaceFirst("^[.,]? ?[-–—]? ?", "");
        boolean parted = speaker.length() < after.length();
        boolean name = parted && LineClassifier.startsUpper(speaker) && isSpeaker(speaker);
        return name ? by(Speakers.withoutStop(speaker)) : null;
    }

    private static boolean closesEarlier(String paragraph, int close) {
        if (paragraph.charAt(0) != '«') {
            return paragraph
                                    .substring(1, close)
                                    .chars()
                                    .filter(c -> c == '"' || c == '”')
                                    .count()
                            % 2
                    != 0;
        }
        int depth = 0;
        for (int i = 0; i < close; i++) {
            depth += paragraph.charAt(i) == '«' ? 1 : paragraph.charAt(i) == '»' ? -1 : 0;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static int lastClosing(String paragraph) {
        var last = CLOSING.matcher(paragraph).region(Math.max(0, paragraph.length() - 120), paragraph.length());
        int close = -1;
        while (last.find()) {
            close = last.start();
        }
        return close;
    }

    /** Who a line says is about to speak: "Инженер Белый рассказал о сроках:", «Асан Бек былай деді:». */
    public static @Nullable String introduced(String line) {
        if (!line.endsWith(":") || line.length() > 200 || !LineClassifier.startsUpper(line)) {
            return null;
        }
        var words = List.of(line.substring(0, line.length() - 1).split(" "));
        int verb = 0;
        while (verb < words.size() && !isVerb(bare(words.get(verb)))) {
            verb++;
        }
        var before = words.subList(0, verb).stream()
                .takeWhile(word -> !KAZAKH_BEFORE_VERB.contains(word))
                .toList();
        boolean name = verb < words.size()
                && !before.isEmpty()
                && before.size() <= 6
                && before.stream().noneMatch(word -> word.endsWith(",") || word.endsWith("."))
                && LineClassifier.startsUpper(before.getLast());
        return name ? by(String.join(" ", before)).speaker() : null;
    }

    private static boolean isVerb(String word) {
        return KAZAKH_VERBS.contains(word) || RUSSIAN_VERBS.contains(word) || ENGLISH_VERBS.contains(word);
    }

    /** Whether a line names a person: at most ten words, no sentence, two capital words side by side. */
    public static boolean isSpeaker(String line) {
        var words = line.replaceFirst("^[-–—] ?", "").split(" ");
        if (words.length > 10
                || line.length() > 120
                || line.endsWith("?")
                || line.endsWith(":")
                || line.endsWith(";")) {
            return false;
        }
        for (int i = 0; i + 1 < words.length; i++) {
            if (LineClassifier.startsUpper(words[i])
                    && LineClassifier.startsUpper(words[i + 1])
                    && !words[i].endsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a whole paragraph is in quotation marks. */
    public static boolean isQuoted(String paragraph) {
        var spoken = withoutVerb(paragraph);
        return spoken != null && spoken.speaker() == null;
    }
}
