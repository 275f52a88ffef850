package kz.malim.pageline;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import kz.malim.text.ArabicKazakh;
import org.jspecify.annotations.Nullable;

/** The agency or site a paragraph names as its source. */
public final class Attributions {
    private static final int MAX_LENGTH = 90;

    /** Sentences further down that name a source speak of one fact, not of the story. */
    private static final int MAX_PARAGRAPHS_OF_REFERENCE = 4;

    private static final int MAX_PARAGRAPHS = 12;

    private static final Pattern LABELLED = Pattern.compile(
            "(?iu)(?:дереккөзі?|ақпарат көзі|ақпарат|деректі көз|источник(?: информации| новости)?|по материалам|по"
                    + " информации|source|via|derek|derekközi?|derekkózi?) ?: ?(?<name>.+)");
    private static final Pattern OPENING = Pattern.compile("(?iu)^(?:бұл|осы) (?:туралы|жөнінде) ");

    private static final Pattern KAZAKH = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:деп|dep) (?:(?<before>(?:[^,.;:!?»\"]|\\.(?=\\p{L})){2,60}) )?(?:хабарлайды|хабарлады|жазады|жазды|мәлімдейді|баяндайды|habarlady|xabarlady|habarlaydy|jazdy|xabarlaıdy|habarlaıdy|habarlaidy|xabarlaidy|habarlaydy|jazady)(?!\\p{L})");
    /** "деп жазды ол": in the past tense people write, too. */
    private static final Pattern PAST = Pattern.compile("(?:хабарлады|жазды|habarlady|xabarlady|jazdy)$");

    private static final Pattern KAZAKH_REPORT = Pattern.compile(
            "(?iu)(?<name>[\\p{L}\\d«»\".-]+(?: [\\p{L}\\d«»\".-]+){0,3}?)(?:-(?:тың|тің|дың|дің|ның|нің))? (?:хабарлауынша|хабарлағандай|мәліметінше|дерегінше|деректеріне сүйенсек|жазуынша|жазғандай)");
    private static final Pattern RUSSIAN = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:корреспонденту?|корр\\.|переда[её]т|сообщает|пишет|информирует|рассказывает|сообщают|передают|пишут|со ссылкой на)(?!\\p{L})(?: (?=\\S))");
    private static final Pattern RUSSIAN_END =
            Pattern.compile(" (?:со ссылкой на|переда[её]т|сообщает|сообщил|рассказал|пишет) ?.*$");
    private static final Pattern ENGLISH = Pattern.compile(
            "(?u)(?<![\\p{L}\\d.])(?<name>[\\p{Lu}\\d][\\p{L}\\d.&-]*(?: (?:of |the )?[\\p{Lu}\\d][\\p{L}\\d.&-]*){0,4})(?:'s|’s)?(?: (?:correspondent|news agency|agency))? (?:reports|reported)(?=[.,;]|$| (?:citing|with reference|on|with))");
    private static final Pattern ENGLISH_AFTER =
            Pattern.compile("(?u), reports (?<name>[\\p{Lu}\\d][\\p{L}\\d.&-]*(?: [\\p{Lu}\\d][\\p{L}\\d.&-]*){0,4})");
    private static final Pattern ENGLISH_HOST =
            Pattern.compile("(?u)(?<![\\p{L}\\d.])(?<name>[\\p{L}\\d-]{2,40}\\.[a-z]{2,6}) (?:reports|reported)");
    private static final Pattern ACCORDING = Pattern.compile(
            "(?u)(?:[Aa]ccording to|[Rr]eported by|[Cc]iting|[Ww]ith reference to) (?=(?:the )?[\\p{Lu}«\"“]|\\S+\\.[a-z]{2})");

    private static final Pattern POSSESSIVE_DATIVE = Pattern.compile("(?<=[іы])н[еа]$");

    private Attributions() {}

    /** The source of a story, or null: the outlet that the text names as reporting, the agency of the dateline, the outlet it cites. */
    public static @Nullable Attribution of(List<String> paragraphs) {
        var reporting = first(paragraphs, MAX_PARAGRAPHS, "reported-by", Attributions::reporting);
        var dateline = first(paragraphs, 2, "dateline", Datelines::agency);
        boolean office = reporting != null
                && LineClassifier.startsLower(reporting.name())
                && !LineClassifier.isHost(reporting.name());
        if (reporting != null && !(office && dateline != null)) {
            return reporting;
        }
        return dateline != null
                ? dateline
                : first(paragraphs, MAX_PARAGRAPHS_OF_REFERENCE, "according-to", Attributions::referredTo);
    }

    /** A source, the paragraph that names it and the rule it was found by. */
    public record Attribution(String name, int paragraph, String rule) {}

    private static @Nullable Attribution first(
            List<String> paragraphs, int limit, String rule, Function<String, @Nullable String> reading) {
        for (int i = 0; i < Math.min(limit, paragraphs.size()); i++) {
            var name = inAnyScript(paragraphs.get(i), reading);
            if (name != null) {
                return new Attribution(name, i, rule);
            }
        }
        return null;
    }

    /** Reads Arabic letters as Cyrillic ones, and gives the name as it is written. */
    static @Nullable String inAnyScript(String text, Function<String, @Nullable String> reading) {
        var cyrillic = ArabicKazakh.cyrillic(text);
        var name = reading.apply(cyrillic);
        int at = name == null ? -1 : cyrillic.indexOf(name);
        return at < 0 ? name : text.substring(at, at + requireNonNull(name).length());
    }

    /** Whether a sentence tells who reports it, or from where. */
    public static boolean isReport(String sentence) {
        var cyrillic = ArabicKazakh.cyrillic(sentence);
        return reporting(cyrillic) != null || Datelines.agency(cyrillic) != null;
    }

    /** The source that a line of its own gives: «Дереккөз: Malim.kz». */
    public static @Nullable String labelled(String line) {
        var label = line.length() > MAX_LENGTH ? null : LABELLED.matcher(ArabicKazakh.cyrillic(line));
        return label != null && label.matches() && !label.group("name").contains("://")
                ? inAnyScript(line, cyrillic -> OutletName.of(cyrillic.substring(label.start("name"))))
                : null;
    }

    private static @Nullable String reporting(String paragraph) {
        var kazakh = KAZAKH.matcher(paragraph);
        if (kazakh.find()) {
            var before = kazakh.group("before");
            var name = kazakhName(before != null ? before : phrase(paragraph, kazakh.end()));
            boolean person = name == null || (PAST.matcher(kazakh.group()).find() && !isProper(name));
            return person ? null : name;
        }
        if (paragraph.contains("сілтеме жаса")) {
            return reference(paragraph);
        }
        var source = firstName(paragraph, ENGLISH_HOST, ENGLISH, ENGLISH_AFTER);
        return source != null ? source : russian(paragraph);
    }

    /** Whether what follows a quote names an agency: "деп хабарлады Steppe". */
    static boolean isReportedBy(String tail) {
        var kazakh = KAZAKH.matcher(tail);
        return kazakh.lookingAt()
                && reporting(tail) != null
                && !Speakers.isOnSocialPage(tail); // there people write for themselves
    }

    private static @Nullable String referredTo(String paragraph) {
        var according = ACCORDING.matcher(paragraph);
        return according.find()
                ? OutletName.of(phrase(paragraph, according.end()))
                : firstName(paragraph, KAZAKH_REPORT);
    }

    private static @Nullable String russian(String paragraph) {
        var russian = RUSSIAN.matcher(paragraph);
        while (russian.find()) {
            var after = phrase(paragraph, russian.end());
            var name = OutletName.of(russianName(
                    RUSSIAN_END.matcher(after).replaceFirst(""), russian.group().startsWith("орр", 1)));
            if (name != null && (isProper(name) || name.startsWith("пресс-служба"))) {
                return name;
            }
        }
        return null;
    }

    /** After "корреспондент" a sentence may go on about what the reporter did; then only a host name is certain. */
    private static String russianName(String phrase, boolean reporter) {
        var words = phrase.split(" ");
        var host = Arrays.stream(words).filter(LineClassifier::isHost).findFirst();
        if (host.isPresent()) {
            return host.get();
        }
        return reporter && Arrays.stream(words).anyMatch(LineClassifier::startsLower) ? "" : phrase;
    }

    private static boolean isProper(String name) {
        return LineClassifier.startsUpper(name)
                || LineClassifier.isHost(name)
                || name.startsWith("«")
                || Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.LATIN;
    }

    private static @Nullable String reference(String paragraph) {
        int end = paragraph.indexOf("сілтеме жаса");
        int start = Math.max(0, end - MAX_LENGTH);
        for (int i = end - 2; i > start; i--) {
            boolean stop = paragraph.charAt(i) == '.' && paragraph.charAt(i + 1) == ' ';
            if (",;:!?–—".indexOf(paragraph.charAt(i)) >= 0 || stop) {
                start = i + 1;
            }
        }
        return kazakhName(POSSESSIVE_DATIVE
                .matcher(paragraph.substring(start, end).strip())
                .replaceFirst(""));
    }

    private static @Nullable String firstName(String paragraph, Pattern... patterns) {
        var near = paragraph.substring(0, Math.min(paragraph.length(), 3_000));
        for (var pattern : patterns) {
            var matcher = pattern.matcher(near);
            if (matcher.find()) {
                return OutletName.of(matcher.group("name"));
            }
        }
        return null;
    }

    /** "X Y-ке сілтеме жасап": X speaks, Y spoke to X; without an X it is Y. */
    private static @Nullable String kazakhName(String phrase) {
        int reference = phrase.indexOf("сілтеме жаса");
        var names = (reference < 0 ? phrase : phrase.substring(0, reference)).strip();
        var words = List.of(OPENING.matcher(names).replaceFirst("").split(" "));
        int kind = 1;
        while (kind < words.size() && !OutletName.isKind(words.get(kind))) {
            kind++;
        }
        boolean spokenTo = words.size() == 2 && OutletName.hasCaseEnding(words.get(1));
        if (kind < words.size()) {
            return OutletName.of(String.join(" ", words.subList(0, kind)));
        }
        return OutletName.of(
                words.size() > 1 && (LineClassifier.isHost(words.getFirst()) || spokenTo)
                        ? words.getFirst()
                        : String.join(" ", words));
    }

    /** The words from an index to the end of the sentence or to a comma, bracket or dash. */
    private static String phrase(String paragraph, int from) {
        int limit = Math.min(paragraph.length(), from + MAX_LENGTH);
        for (int i = from; i < limit; i++) {
            char c = paragraph.charAt(i);
            boolean ends = c == '.' && (i + 1 == paragraph.length() || " \"»)".indexOf(paragraph.charAt(i + 1)) >= 0);
            boolean spacedDash = "-–—".indexOf(c) >= 0 && i > from && paragraph.charAt(i - 1) == ' ';
            boolean quotation = c == '«' && i > from + 1 && LineClassifier.isHost(lastWord(paragraph, from, i - 1));
            if (ends || spacedDash || quotation || ",;:!?()".indexOf(c) >= 0) {
                return paragraph.substring(from, i).strip();
            }
        }
        return paragraph.substring(from, limit).strip();
    }

    private static String lastWord(String paragraph, int from, int end) {
        return paragraph.substring(Math.max(from, paragraph.lastIndexOf(' ', end - 1) + 1), end);
    }
}
