package kz.malim.pageline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line about the story that is not part of it: a date, a signature, a counter, credits, or several of them.
 *
 * @param leftover short pieces of the line that are none of these, such as a place
 * @param sections pieces that stand beside a counter: a section of the site
 */
public record Metadata(
        @Nullable PageDate date,
        @Nullable String byline,
        @Nullable String source,
        List<PhotoCredit> credits,
        List<String> leftover,
        List<String> sections) {
    private static final Pattern DATE_LABEL = Pattern.compile(
            "(?iu)(?:жарияланған күні|жарияланған уақыты|жариялану уақыты|жариялау күні|жарияланған|жарияланды|жаңартылған|жаңартылды|күні|уақыты|авторы және күні|автор и дата|опубликовано|дата публикации|дата|обновлено|обновлён|изменено|дата и"
                    + " время|размещено|добавлено|создано|жүктелген|жүктелді|қосылған|first published|publish(?:ed)?(?:"
                    + " (?:date|time|on|at))?|date and time|created|added|(?:and )?last updated|updated"
                    + " on|updated|published on|published|posted on|posted|publication date|date|jariıalandy|jariialandy|jarıalandy|جاريالانعان|جاريالاندى|كۇنى)(?: (?:at|в|on))? ?:?");
    private static final Pattern UPDATED =
            Pattern.compile("(?iu).*(?:жаңартыл|обновл|изменен|updated|modified)\\p{L}*(?: on| at)? ?:? ?");
    private static final Pattern WEEKDAY = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі|"
                    + "понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|дс|сс|бс|жм|жс|пн|вт|ср|чт|пт|сб|вс|dúısenbi|seısenbi|sársenbi|beısenbi|j[uú]ma|d[yý][iı]senbi|se[iıy]senbi|s[aәä]rsenbi|be[iıy]senbi|senbi|jeksenbi|دۇيسەنبى|سەيسەنبى|سارسەنبى|بەيسەنبى|جۇما|سەنبى|جەكسەنبى|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|thurs|tues|fri|sat|sun)(?!\\p{L}),?");
    private static final Pattern SEPARATOR = Pattern.compile(" ?[|•·/;\\t] ?| [–—-] |(?<=\\D), ?");
    private static final Pattern ZONE = Pattern.compile(
            "(?iu)\\(?(?:gmt|utc) ?[+-]\\d{1,2}(?::?00)?\\)?|\\(?(?:astana|almaty) time\\)?|\\bUTC\\b|\\bGMT\\b|\\(?(?<!\\p{L})(?:e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|msk|мск|bst|cest|cet|eest|eet|ist|almt|aqtt|trt)(?!\\p{L})(?:"
                    + " ?[+-] ?\\d{1,2})?\\)?|(?:по )?(?:\\p{L}{4,14}(?:ому|ой) времени|времени"
                    + " \\p{Lu}\\p{L}{3,12}|местному времени)|(?:по мск)|\\p{L}{4,12} уақыты(?:мен)?|local"
                    + " time|сағат|saǵat|sağat|saghat|ساعات|ساعاتى");

    /** The city of a clock, in brackets after the time. */
    private static final Pattern CITY_OF_CLOCK =
            Pattern.compile("(?<=[:.]\\d\\d(?::\\d\\d)?) ?\\(\\p{Lu}[\\p{L} -]{2,25}\\)");

    /** "By Aliya Dosova in Culture on 12 March 2026". */
    private static final Pattern SECTION_OF_BYLINE =
            Pattern.compile("^((?i:by) \\p{Lu}[\\p{L}’'. -]{2,60}?) in \\p{Lu}[\\p{L} ,&-]{2,40} on (?=\\d|\\p{Lu})");

    private static final Pattern SOURCE = Pattern.compile(
            "(?iu)(?:источник|дереккөзі?|ақпарат көзі|source|via|derek|derekkózi?) ?:? ?(?<name>\\S.{1,60})");

    /** Counters and buttons at the edge of a piece: «Комментарии», "153 0 пікір". */
    private static final Pattern COUNTED = Pattern.compile("(?iu)(?<!\\p{L})(?:\\d[\\d"
            + " ]{0,11})?(?:комментари[ийяев]{1,2}|просмотр(?:ов|а|ы)?|пікір(?:лер)?|қаралым|көрілім|рет|pikir|ret|qaralym|comments?|views?|پىكىر|پىكىرلەر|رەت)(?:"
            + " \\d{1,7})?");

    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\d«\"(]+|[^\\p{L}\\d.»\")]+$");

    /** The metadata of a line, or null for a line of the story itself. */
    public static @Nullable Metadata of(String text) {
        if (text.length() > PageDates.MAX_LINE_LENGTH) {
            return null;
        }
        var credits = Credits.in(Marker.withoutGlyph(text));
        var line = SECTION_OF_BYLINE
                .matcher(CITY_OF_CLOCK.matcher(credits.rest()).replaceAll(""))
                .replaceFirst("$1 | ");
        var dates = PageDates.all(line);
        var byline = dates.isEmpty() ? Bylines.labelled(line) : null;
        if (byline != null) {
            return new Metadata(null, byline, null, credits.credits(), List.of(), List.of());
        }
        if (dates.isEmpty()) {
            boolean onlyCredits = line.isEmpty() && !credits.credits().isEmpty();
            return onlyCredits ? new Metadata(null, null, null, credits.credits(), List.of(), List.of()) : null;
        }
        return dated(line, dates, credits.credits());
    }

    /** Whether the date of a line is one of an update only. */
    public static boolean isUpdate(String text) {
        var dates = PageDates.all(text);
        return !dates.isEmpty()
                && dates.stream()
                        .allMatch(date ->
                                UPDATED.matcher(text.substring(0, date.start())).matches());
    }

    /** Whether a label says what the date of a line is. */
    public static boolean isLabelled(String text) {
        return text.length() <= PageDates.MAX_LINE_LENGTH
                && DATE_LABEL.matcher(text).find();
    }

    public static boolean hasWeekday(String text) {
        return text.length() <= PageDates.MAX_LINE_LENGTH
                && WEEKDAY.matcher(text).find();
    }

    private static @Nullable Metadata dated(String line, List<PageDates.Found> dates, List<PhotoCredit> credits) {
        var outside = new StringBuilder();
        int from = 0;
        for (var date : dates) {
            outside.append(line, from, date.start()).append(" | ");
            from = date.end();
        }
        outside.append(line, from, line.length());
        String byline = null;
        String source = null;
        var leftover = new ArrayList<String>();
        var sections = new ArrayList<String>();
        for (var piece : SEPARATOR.split(withoutLabels(outside))) {
            var bare =
                    withoutSection(EDGES.matcher(withoutCounters(piece).strip()).replaceAll(""));
            if (bare.isEmpty()
                    || !LineClassifier.hasLetters(bare)
                    || PageChrome.isNoise(bare)
                    || PageChrome.isSection(bare)
                    || BlockHeading.isUsual(bare)) {
                continue;
            }
            var labelled = SOURCE.matcher(bare);
            if (source == null && labelled.matches()) {
                source = OutletName.of(labelled.group("name"));
                continue;
            }
            var name = Bylines.labelled(bare) != null ? Bylines.labelled(bare) : nameOrNull(bare);
            if (name != null && byline == null) {
                byline = name;
            } else if (!withoutCounters(piece).equals(piece) && LineClassifier.words(bare) <= 3) {
                sections.add(bare); // sites count its readers and comments beside it
            } else {
                leftover.add(bare);
            }
        }
        boolean sentence = leftover.stream().mapToInt(LineClassifier::words).sum() > 3 || line.endsWith(":");
        return sentence
                ? null
                : new Metadata(
                        published(line, dates), byline, source, credits, List.copyOf(leftover), List.copyOf(sections));
    }

    private static String withoutLabels(CharSequence outside) {
        var text = outside.toString();
        for (var known : List.of(DATE_LABEL, WEEKDAY, ZONE)) {
            text = replaceWholeWords(known, text);
        }
        return text;
    }

    /** "Город Gorod.tv" is a section and a site. */
    private static String withoutSection(String piece) {
        int space = piece.indexOf(' ');
        boolean section = space > 0
                && LineClassifier.isHost(piece.substring(space + 1))
                && PageChrome.isSection(piece.substring(0, space));
        return section ? piece.substring(space + 1) : piece;
    }

    private static String withoutCounters(String piece) {
        return replaceWholeWords(COUNTED, piece).replace("|", " ");
    }

    private static String replaceWholeWords(Pattern known, String text) {
        return known.matcher(text).replaceAll(found -> {
            boolean whole = !isLetter(text, found.start() - 1)
                    && !(isLetter(text, found.end()) && isLetter(text, found.end() - 1));
            return whole ? " | " : Matcher.quoteReplacement(found.group());
        });
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
    }

    private static @Nullable String nameOrNull(String piece) {
        boolean name =
                Bylines.looksLikeName(piece) && (LineClassifier.words(piece) >= 2 || LineClassifier.isHost(piece));
        return name ? piece : null;
    }

    /** The first date that is not labelled as one of an update. */
    private static PageDate published(String line, List<PageDates.Found> dates) {
        return dates.stream()
                .filter(date ->
                        !UPDATED.matcher(line.substring(0, date.start())).matches())
                .findFirst()
                .orElse(dates.getFirst())
                .date();
    }
}
