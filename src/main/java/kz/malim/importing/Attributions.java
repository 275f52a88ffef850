package kz.malim.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The agency or site a paragraph names as its source. */
final class Attributions {
    private static final int LONGEST = 90;

    /** Sentences further down that name a source speak of one fact, not of the story. */
    private static final int NEAR_THE_TOP = 4;

    private static final Pattern OPENING = Pattern.compile("(?iu)^(?:бұл|осы) (?:туралы|жөнінде) ");

    /** Words for what a source is, not for which one; whole words, compared in lower case. */
    private static final Set<String> KINDS = words("""
            сайты сайтының сайтына сайтында тілшісі тілшілері тілшісіне тілшіміз агенттігі агенттігіне агенттігінің порталы порталына порталының басылымы басылымына газеті
            газетіне редакциясы редакциясына арнасы телеарнасы телеарнасына ақпараттық ақпарат хабарлары халықаралық медиа-порталы арнайы меншікті өз
            корреспондент корреспонденті корр корреспонденту собкор собственный специальный агентство агентства агентству информагентство информационное издание издания портал
            портала сайт сайта газета газеты телеканал телеканала редакция редакции журналист журналисты новостной наш
            correspondent agency agency's site website portal newspaper newsroom reporter the tilshisi saıty saity agenttigi portaly""");

    /** Words after which a name is a reporter's, not the outlet's. */
    private static final Pattern REPORTER = Pattern.compile("(?iu) (?:тілшісі|меншікті тілшісі|tilshisi)(?: .*)?$");

    private static final Pattern KAZAKH = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:деп|dep) (?:(?<before>[^,.;:!?»\"]{2,60}) )?(?:хабарлайды|хабарлады|жазады|жазды|xabarlaıdy|habarlaıdy|habarlaidy|xabarlaidy|habarlaydy|jazady)(?!\\p{L})");
    private static final Pattern KAZAKH_REPORT = Pattern.compile(
            "(?iu)(?<name>[\\p{L}\\d«»\".-]+(?: [\\p{L}\\d«»\".-]+){0,3}?)(?:-(?:тың|тің|дың|дің|ның|нің))? (?:хабарлауынша|хабарлағандай|мәліметінше|дерегінше|деректеріне сүйенсек|жазуынша|жазғандай)");
    private static final Pattern RUSSIAN = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:переда[её]т|сообщает|пишет|информирует|рассказывает|сообщают|передают|пишут|со ссылкой на)(?!\\p{L})(?: (?=\\S))");
    private static final Pattern RUSSIAN_BEFORE = Pattern.compile(
            "(?u)(?:[Кк]орреспондент|[Кк]орр\\.) (?<name>\\p{Lu}[\\p{L}\\d.-]*(?: \\p{Lu}[\\p{L}\\d.-]*){0,2})");
    private static final Pattern ENGLISH = Pattern.compile(
            "(?u)(?<![\\p{L}\\d.])(?<name>[\\p{Lu}\\d][\\p{L}\\d.&-]*(?: (?:of |the )?[\\p{Lu}\\d][\\p{L}\\d.&-]*){0,4})(?:'s|’s)?(?: (?:correspondent|news agency|agency))? (?:reports|reported)(?=[.,;]|$| (?:citing|with reference|on|with))");
    private static final Pattern ENGLISH_HOST =
            Pattern.compile("(?u)(?<![\\p{L}\\d.])(?<name>[\\p{L}\\d-]{2,40}\\.[a-z]{2,6}) (?:reports|reported)");
    private static final Pattern ACCORDING = Pattern.compile(
            "(?u)(?:[Aa]ccording to|[Rr]eported by|[Cc]iting|[Ww]ith reference to) (?=(?:the )?[\\p{Lu}«\"“]|\\S+\\.[a-z]{2})");

    private static final String PLACE = "(?:\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+){0,2})";
    private static final String AGENCY = "(?<name>\\p{Lu}[\\p{L}\\d.]*\\p{L}(?: \\p{Lu}[\\p{L}\\d.]+){0,2})";
    private static final String DAY = "(?:\\d{1,2} \\p{L}{3,12}|\\p{L}{3,12} \\d{1,2})";
    private static final List<Pattern> DATELINES = List.of(
            Pattern.compile("(?u)" + PLACE + "(?:, " + PLACE + ")?[.,]? ?(?:" + DAY + "[.,]? ?)?(?:[-–—] ?)?[/(]"
                    + AGENCY + "[/)]"),
            Pattern.compile("(?u)" + PLACE + "(?:[.,] " + DAY + ")?[.,] ?(?:[-–—] )?" + AGENCY + " ?[–—-] "),
            Pattern.compile("(?u)" + PLACE + "[.,] " + DAY + "[.,]? ?[–—-] " + AGENCY + "(?:\\.|:| –| —| -) "),
            Pattern.compile(
                    "(?u)\\p{Lu}[\\p{Lu} -]+[.,] ?[–—-] (?<name>\\p{IsLatin}[\\p{IsLatin}\\d.]*\\p{IsLatin})[.:] "));

    private static final Pattern CASE_ENDING = Pattern.compile(
            "(?u)(?<=[\\p{IsLatin}\\p{Lu}\\d»\"])-(?:ке|қа|ге|ға|не|на|тің|тың|дің|дың|нің|ның|те|та|де|да|ден|дан|тен|тан|ны|ні|ты|ті|ды|ді|ke|qa|ge|ǵa|tiń|tyń)$");

    private Attributions() {}

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** The source of a story, or null: whom the text names as reporting, the agency of the dateline, whom it refers to. */
    static @Nullable String of(List<String> paragraphs) {
        var reporting = first(paragraphs, Attributions::reporting);
        var dateline = first(paragraphs.stream().limit(2).toList(), Attributions::dateline);
        boolean office = reporting != null && Prose.startsLower(reporting) && !Prose.isHost(reporting);
        if (reporting != null && !(office && dateline != null)) {
            return reporting;
        }
        return dateline != null ? dateline : first(paragraphs, Attributions::referredTo);
    }

    private static @Nullable String first(List<String> paragraphs, Function<String, @Nullable String> reading) {
        return paragraphs.stream()
                .limit(NEAR_THE_TOP)
                .map(reading)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String dateline(String paragraph) {
        var start = paragraph.substring(0, Math.min(paragraph.length(), 120));
        for (var dateline : DATELINES) {
            var matcher = dateline.matcher(start);
            if (matcher.lookingAt()) {
                return name(matcher.group("name"));
            }
        }
        return null;
    }

    private static @Nullable String reporting(String paragraph) {
        var kazakh = KAZAKH.matcher(paragraph);
        if (kazakh.find()) {
            var before = kazakh.group("before");
            return kazakhName(before != null ? before : phrase(paragraph, kazakh.end()));
        }
        if (paragraph.contains("сілтеме жаса")) {
            return reference(paragraph);
        }
        var source = firstName(paragraph, RUSSIAN_BEFORE, ENGLISH_HOST, ENGLISH);
        return source != null ? source : russian(paragraph);
    }

    private static @Nullable String referredTo(String paragraph) {
        var according = ACCORDING.matcher(paragraph);
        return according.find() ? name(phrase(paragraph, according.end())) : firstName(paragraph, KAZAKH_REPORT);
    }

    private static @Nullable String russian(String paragraph) {
        var russian = RUSSIAN.matcher(paragraph);
        while (russian.find()) {
            var after = phrase(paragraph, russian.end());
            int reference = after.indexOf(" со ссылкой на ");
            var name = name(reference >= 0 ? after.substring(0, reference) : after);
            if (name != null && (isProper(name) || name.startsWith("пресс-служба"))) {
                return name;
            }
        }
        return null;
    }

    private static boolean isProper(String name) {
        return Prose.startsUpper(name)
                || Prose.isHost(name)
                || name.startsWith("«")
                || Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.LATIN;
    }

    private static @Nullable String reference(String paragraph) {
        int end = paragraph.indexOf("сілтеме жаса");
        int start = Math.max(0, end - LONGEST);
        for (int i = end - 2; i > start; i--) {
            boolean stop = paragraph.charAt(i) == '.' && paragraph.charAt(i + 1) == ' ';
            if (",;:!?–—".indexOf(paragraph.charAt(i)) >= 0 || stop) {
                start = i + 1;
            }
        }
        return kazakhName(paragraph.substring(start, end).strip());
    }

    private static @Nullable String firstName(String paragraph, Pattern... patterns) {
        var near = paragraph.substring(0, Math.min(paragraph.length(), 3_000));
        for (var pattern : patterns) {
            var matcher = pattern.matcher(near);
            if (matcher.find()) {
                return name(matcher.group("name"));
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
        while (kind < words.size() && !isKind(words.get(kind))) {
            kind++;
        }
        boolean spokenTo =
                words.size() == 2 && CASE_ENDING.matcher(words.get(1)).find();
        if (kind < words.size()) {
            return name(String.join(" ", words.subList(0, kind)));
        }
        return name(
                words.size() > 1 && (Prose.isHost(words.getFirst()) || spokenTo)
                        ? words.getFirst()
                        : String.join(" ", words));
    }

    /** The words from a place to the end of its sentence or to a comma, bracket or dash. */
    private static String phrase(String paragraph, int from) {
        int limit = Math.min(paragraph.length(), from + LONGEST);
        for (int i = from; i < limit; i++) {
            char c = paragraph.charAt(i);
            boolean ends = c == '.' && (i + 1 == paragraph.length() || " \"»)".indexOf(paragraph.charAt(i + 1)) >= 0);
            boolean spacedDash = "-–—".indexOf(c) >= 0 && i > from && paragraph.charAt(i - 1) == ' ';
            if (ends || spacedDash || ",;:!?()".indexOf(c) >= 0) {
                return paragraph.substring(from, i).strip();
            }
        }
        return paragraph.substring(from, limit).strip();
    }

    /** A name without the words around it and without its case ending, or null when nothing is left. */
    private static @Nullable String name(String phrase) {
        var outlet = REPORTER.matcher(" " + phrase).replaceFirst("").strip();
        var kept =
                Arrays.stream(outlet.split(" ")).dropWhile(Attributions::isKind).collect(Collectors.toList());
        while (!kept.isEmpty() && isKind(kept.getLast())) {
            kept.removeLast();
        }
        var name = CASE_ENDING.matcher(String.join(" ", kept)).replaceFirst("");
        boolean quoted = name.length() > 2
                && "«\"“".indexOf(name.charAt(0)) >= 0
                && "»\"”".indexOf(name.charAt(name.length() - 1)) >= 0;
        name = quoted ? name.substring(1, name.length() - 1) : name;
        return name.isEmpty() || name.length() > LONGEST ? null : name;
    }

    private static boolean isKind(String word) {
        return KINDS.contains(word.toLowerCase(java.util.Locale.ROOT));
    }
}
