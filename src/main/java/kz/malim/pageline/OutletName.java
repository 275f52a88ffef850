package kz.malim.pageline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The name of an agency, a newspaper or a site among the words that say what it is. */
final class OutletName {
    private static final int MAX_LENGTH = 90;

    /** Words for what a source is, not for which one; whole words, compared in lower case. */
    private static final Set<String> KINDS = Vocabulary.words("""
        ақпараттық ақпарат хабарлары халықаралық медиа-порталы арнайы меншікті өз корр собкор собственный специальный информационное наш
        correspondent agency agency's site website portal newspaper newsroom reporter the tilshisi saıty saity agenttigi portaly\
        """);

    /** The same as prefixes, for words that take case endings. */
    private static final List<String> KIND_STEMS = List.of(
            "сайт",
            "тілші",
            "агенттіг",
            "портал",
            "басылым",
            "газет",
            "редакция",
            "арнасы",
            "телеарна",
            "телеканал",
            "корреспондент",
            "агентств",
            "информагентств",
            "gazet",
            "saıt",
            "agenttig",
            "portal",
            "tilshi",
            "издани",
            "журналист");

    /** Words after which a name is a reporter's, not the outlet's. */
    private static final Pattern REPORTER = Pattern.compile("(?iu) (?:тілшісі|меншікті тілшісі|tilshisi)(?: .*)?$");

    private static final Pattern CASE_ENDING = Pattern.compile(
            "(?u)(?<=[\\p{IsLatin}\\p{Lu}\\d»\"])-(?:ке|қа|ге|ға|не|на|тің|тың|дің|дың|нің|ның|те|та|де|да|ден|дан|тен|тан|ны|ні|ты|ті|ды|ді|ke|qa|ge|ǵa|tiń|tyń)$");

    private OutletName() {}

    /** A name without the words around it and without its case ending, or null when nothing is left. */
    static @Nullable String of(String phrase) {
        var outlet = REPORTER.matcher(" " + phrase).replaceFirst("").strip();
        var words =
                Arrays.stream(outlet.split(" ")).dropWhile(OutletName::isKind).collect(Collectors.toList());
        while (!words.isEmpty() && isKind(words.getLast())) {
            words.removeLast();
        }
        var name = CASE_ENDING.matcher(String.join(" ", words)).replaceFirst("");
        boolean quoted = name.length() > 2
                && "«\"“".indexOf(name.charAt(0)) >= 0
                && "»\"”".indexOf(name.charAt(name.length() - 1)) >= 0;
        name = quoted ? name.substring(1, name.length() - 1) : name;
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return name.isEmpty() || name.length() > MAX_LENGTH ? null : name;
    }

    static boolean isKind(String word) {
        var small = word.toLowerCase(Locale.ROOT);
        return KINDS.contains(small) || KIND_STEMS.stream().anyMatch(small::startsWith);
    }

    /** "Reuters-ке": a name in a case, with a hyphen as foreign names have it. */
    static boolean hasCaseEnding(String word) {
        return CASE_ENDING.matcher(word).find();
    }
}
