package kz.malim.pageline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds who made the pictures. A credit is a label with a colon («Фото: …») at the start of a line or a sentence, or one of
 * the few forms that need no colon; a sentence that merely speaks of photos is no credit.
 *
 * @param rest the line without its credits
 */
public record Credits(List<PhotoCredit> credits, String rest) {
    private static final int MAX_CREDIT_LENGTH = 160;

    /** Nouns that label a credit; one of them must be in the label, in any case form that {@link #LABEL} admits. */
    private static final Set<String> NOUNS = Vocabulary.foldedWords("""
        фото фотосурет фотосы фотолар фотография фотоколлаж фотограф сурет суреттер суреті суреттің коллаж видео видеокадр инфографика
        иллюстрация иллюстрациясы скриншот скрин кадр фотографии фотографий снимок снимки фотосуреттер суретті суреттерді кадры иллюстрации
        foto fotosı fotosuret sýret súret suret surette kollaj kollaž
        photo photos photograph photographs photographer pictures image images picture credit credits collage video screenshot illustration graphic\
        """);

    /** Words allowed next to the noun in a label. */
    private static final Set<String> QUALIFIERS = Vocabulary.foldedWords("""
        авторы автор автора авторлары басты көрнекі иллюстрациялық иллюстративное архив архивтегі архивное главное мұқаба мұқабадағы мақаладағы обложки источник источника источники дереккөзі дереккөз көзі көз из
        мен және и and source sources courtesy by credit credits cover featured main file lead\
        """);

    /** At most three words before a colon, at the start of a line, a sentence or a part of a line. */
    private static final Pattern LABEL = Pattern.compile(
            "(?u)(?:(?<=^|[.!?…|•·)(/©\"»”\\]]|[.!?…|•·/\"»”\\]),;] |\\d |- |– |— ))(?<label>\\p{L}{3,20}(?:(?: |/| и | мен | және | and )\\p{L}{2,20}){0,2}) ?: ?");

    /** The same in the middle of a line, where only a capital letter marks the start of a credit. */
    private static final Pattern BARE_LABEL = Pattern.compile("(?u)(?<= )(?<label>\\p{Lu}\\p{L}{3,10}) ?: ?");

    private static final Pattern TAKEN_BY = Pattern.compile(
            "(?iu)(?<label>(?:фото)?сурет(?:ті|терді) түсірген|(?:фото|видео)(?:ны|лар) түсірген|(?:сурет|фото)(?:тің|ның)? авторы|sýretti túsirgen|suretti t[uü]sirgen) ?[:–—-]? ?(?<text>.+)");
    private static final Pattern PHOTO_BY = Pattern.compile(
            "(?iu)(?<label>(?:photo(?:graph|s)?|image|picture|video)(?: (?:courtesy of|by))|courtesy of) (?<text>.+)");
    private static final Pattern OPEN_SOURCE = Pattern.compile(
            "(?iu)(?<label>фото|видео|коллаж) (?<text>(?:из открыт\\p{L}{1,3} источник\\p{L}{0,3}|из (?:архива|соцсетей|социальных сетей|личного архива)|с"
                    + " сайта|читател\\p{L}{1,2}|очевид\\p{L}{2,4}|жител\\p{L}{1,2}|с места"
                    + " событи[яй]|предоставлен[оаы]|пресс-службы|иллюстративное|автора|©).*)");
    private static final Pattern PERSON = Pattern.compile(
            "(?u)(?<label>[Фф]ото|ФОТО) (?<text>\\p{Lu}[\\p{L}.-]* \\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?)");
    private static final Pattern DASHED = Pattern.compile(
            "(?iu)(?<label>фото|сурет|photo|foto|коллаж|видео) ?(?:[-–—|] ?©?|©) ?(?<text>[\\p{L}\\d.]+(?: [\\p{L}\\d.]+){0,2})");
    /** What stands for a name when nobody knows it: the whole line, also in brackets. */
    private static final Pattern UNNAMED = Pattern.compile(
            "(?iu)(?<label>(?:көрнекі |иллюстративн\\p{L}{2} |архивн\\p{L}{2} )?(?:сурет|фото|скриншот|коллаж)?,?"
                    + " ?)(?<text>ашық (?:ақпарат )?(?:дереккөз(?:дер)?|көз)(?:ден|дерден|і|інен)?(?: алынды|"
                    + " алынған)?|открыты[ей] источники?|из открытых источников|(?:интернет"
                    + " желісінен|интернеттен|әлеуметтік желіден|жеке мұрағаттан|мұрағаттан)(?: алынды| алынған)?|ашық"
                    + " интернет көзі(?:нен)?|из (?:интернета|открытого доступа|соцсетей|социальных"
                    + " сетей|архива)|иллюстративное фото|архивное фото|көрнекі сурет|мұрағат суреті|кадр из"
                    + " видео|скриншот (?:видео|с видео)|ashyq derekkóz|ashyq derekköz|open sources?|file photo|stock"
                    + " photo|courtesy photo|illustrative (?:photo|image)|اشىق دەرەككوز)");

    private static final List<Pattern> WITHOUT_COLON =
            List.of(TAKEN_BY, PHOTO_BY, OPEN_SOURCE, PERSON, DASHED, UNNAMED);

    public static Credits in(String line) {
        if (!line.contains(":") || line.endsWith(";")) {
            return withoutColon(line);
        }
        var found = new ArrayList<PhotoCredit>();
        var rest = line;
        // from the end of the line back: the text before the last credit may end in another one
        for (int label = lastLabel(rest); label >= 0; label = lastLabel(rest)) {
            int colon = rest.indexOf(':', label);
            var text = trimmed(rest.substring(colon + 1));
            if (text.length() > MAX_CREDIT_LENGTH
                    || text.startsWith("http")
                    || (text.isEmpty() && label > 0)
                    || TWO_OR_MORE_SENTENCES.matcher(text).find()) {
                break;
            }
            int date = dateAtEnd(text);
            found.addFirst(new PhotoCredit(rest.substring(label, colon).strip(), trimmed(text.substring(0, date))));
            rest = (rest.substring(0, label) + " " + text.substring(date)).strip();
        }
        return found.isEmpty() ? withoutColon(line) : new Credits(List.copyOf(found), withoutSeparators(rest));
    }

    private static final Pattern TWO_OR_MORE_SENTENCES = Pattern.compile("\\p{Ll}{3}[.!?] \\p{Lu}\\p{L}+ \\p{Ll}");

    /** The start of a date at the end of a text, or the end of the text. */
    private static int dateAtEnd(String text) {
        var dates = PageDates.all(text);
        boolean closes = !dates.isEmpty()
                && dates.getLast().end() == text.length()
                && dates.getLast().start() > 0;
        return closes ? dates.getLast().start() : text.length();
    }

    /** The start of the last label of the line, or -1. */
    private static int lastLabel(String line) {
        int last = -1;
        int from = Math.max(0, line.length() - 2 * MAX_CREDIT_LENGTH);
        for (var pattern : List.of(LABEL, BARE_LABEL)) {
            var label = pattern.matcher(line).useTransparentBounds(true).region(from, line.length());
            while (label.find()) {
                if (isLabel(label.group("label"))
                        && mayStart(line, label.start("label"))
                        && !line.startsWith("//", label.end())) {
                    last = Math.max(last, label.start("label"));
                }
            }
        }
        return last;
    }

    /** A small letter after a comma goes on with a sentence ("анкета, фото: 3х4"), unless credits began the line. */
    private static boolean mayStart(String line, int at) {
        if (at == 0 || LineClassifier.startsUpper(line.substring(at, at + 1))) {
            return true;
        }
        int before = at - 1;
        while (before > 0 && line.charAt(before) == ' ') {
            before--;
        }
        var first = LABEL.matcher(line);
        return ",;".indexOf(line.charAt(before)) < 0 || (first.lookingAt() && isLabel(first.group("label")));
    }

    private static boolean isLabel(String label) {
        var words =
                Arrays.stream(label.split("[ /]+")).map(LineClassifier::fold).toList();
        return words.stream().anyMatch(NOUNS::contains)
                && words.stream().allMatch(word -> NOUNS.contains(word) || QUALIFIERS.contains(word));
    }

    private static Credits withoutColon(String line) {
        var bare = line.startsWith("(") && line.endsWith(")") ? line.substring(1, line.length() - 1) : line;
        boolean sentence = LineClassifier.words(bare) > 8 || bare.length() > MAX_CREDIT_LENGTH;
        var credit = sentence ? null : credit(bare);
        return credit == null ? new Credits(List.of(), line) : new Credits(List.of(credit), "");
    }

    private static @Nullable PhotoCredit credit(String line) {
        for (var pattern : WITHOUT_COLON) {
            var matcher = pattern.matcher(line);
            if (matcher.matches()
                    && (pattern == TAKEN_BY || !line.endsWith(".") || line.contains("ourtesy"))
                    && !isSentence(pattern, matcher.group("text"))) {
                return new PhotoCredit(matcher.group("label").strip(), trimmed(matcher.group("text")));
            }
        }
        return null;
    }

    /** "Сурет – өнер" is a thought; "Сурет – Malim.kz" is a credit. */
    private static boolean isSentence(Pattern pattern, String text) {
        if (pattern == PHOTO_BY) {
            return !LineClassifier.startsUpper(text);
        }
        return pattern == DASHED
                && !LineClassifier.isHost(text)
                && Arrays.stream(text.split(" ")).anyMatch(word -> !LineClassifier.startsUpper(word));
    }

    private static String trimmed(String text) {
        var trimmed = text.strip();
        if (trimmed.startsWith("©")) {
            trimmed = trimmed.substring(1).strip();
        }
        if ((trimmed.endsWith(")") && trimmed.indexOf('(') < 0) || trimmed.endsWith("]")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1).strip();
        }
        boolean initial = trimmed.length() > 2 && Character.isUpperCase(trimmed.charAt(trimmed.length() - 2));
        return (trimmed.endsWith(".") && !initial) || endsWithSeparator(trimmed)
                ? trimmed.substring(0, trimmed.length() - 1).strip()
                : trimmed;
    }

    private static boolean endsWithSeparator(String text) {
        return !text.isEmpty() && "|/,;•·".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static String withoutSeparators(String rest) {
        int end = rest.length();
        while (end > 0 && "|/([•·©–—- ".indexOf(rest.charAt(end - 1)) >= 0) {
            end--;
        }
        var trimmed = rest.substring(0, end);
        return trimmed.codePoints().anyMatch(Character::isLetterOrDigit) ? trimmed : "";
    }
}
