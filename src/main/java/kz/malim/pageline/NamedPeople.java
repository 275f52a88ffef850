package kz.malim.pageline;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who a paragraph names, so that «деді ол» in the next one has a speaker. Only a name beside a post counts, such as "аким
 * Серик Ахметов": the post tells a person from a place, and by its ending that the name is in the nominative.
 */
public final class NamedPeople {
    private static final String POST =
            "(?iu:аким|мэр|министр|вице-министр|директор|глава|депутат|президент|председатель|тренер|врач|учитель|учительница|житель|жительница"
                    + "|инженер|руководитель|эксперт|аналитик|начальник|спикер|ректор|писатель|режиссёр|режиссер|профессор|учёный|ученый|экономист|юрист|адвокат|судья|фермер|предприниматель|архитектор|художник|капитан|командир|главврач|заместитель|прокурор|куратор|мастер|строитель|повар|певица|певец|актёр|актриса"
                    + "|әкімі?|министрі?|директоры?|басшысы|депутаты?|президенті?|төрағасы|төраға|жаттықтырушысы|дәрігері?|мұғалімі?|тұрғыны?|инженері?|жетекшісі|сарапшысы?|сарапшы|бастығы|ректоры?|жазушы|режиссері?|профессоры?|ғалым|экономисі?|заңгері?|шебері?|орынбасары|өкілі|меңгерушісі|құрылысшысы?|құрылысшы|кәсіпкер|фермер"
                    + "|ákimi|mınıstri?|minister|mayor|governor|director|head|coach|president|chairman|chairwoman|professor|teacher|resident|doctor|engineer|expert|spokesman|spokeswoman|farmer|architect|artist|captain|keeper|manager|analyst|lawyer)";

    private static final String NAME =
            "(?<name>\\p{Lu}(?:\\.|[\\p{L}’'-]{1,30}) ?\\p{Lu}[\\p{L}’'-]{1,30}(?: \\p{Lu}[\\p{L}’'-]{1,30})?)";
    private static final Pattern AFTER_POST =
            Pattern.compile("(?u)(?<!\\p{L})" + POST + "(?: \\p{Ll}[\\p{L}-]{1,30}){0,3} " + NAME + "(?!\\p{L})");
    private static final Pattern BEFORE_POST =
            Pattern.compile("(?u)(?<!\\p{L})" + NAME + ", (?:\\p{Ll}[\\p{L}-]{1,30} ){0,3}" + POST + "(?!\\p{L})");

    private static final Pattern KAZAKH_CASE =
            Pattern.compile("(?u)(?:[тдн][ыі]ң|[нтд]ан|[нтд]ен|[ғқ]а|[гк]е|[нтд][ыі]|мен|пен|бен)$");
    private static final Pattern FEMININE = Pattern.compile("(?u)(?:ова|ева|ёва|ина|ына|ая|қызы)$");
    private static final Set<String> SHE = Set.of("она", "she");
    private static final Set<String> HE = Set.of("он", "he");

    /** Names stand near the start of a paragraph; a longer one is not searched to its end. */
    private static final int MAX_LENGTH = 1_000;

    private NamedPeople() {}

    /** The last person a paragraph names in the nominative, or null. */
    public static @Nullable String last(String paragraph) {
        var near = paragraph.substring(0, Math.min(paragraph.length(), MAX_LENGTH));
        String name = null;
        int end = -1;
        for (var pattern : new Pattern[] {AFTER_POST, BEFORE_POST}) {
            var person = pattern.matcher(near);
            while (person.find()) {
                if (person.end("name") > end && isNominative(person.group("name"))) {
                    name = person.group("name");
                    end = person.end("name");
                }
            }
        }
        return name;
    }

    /** A name with the post before it, or null. */
    static @Nullable String withPost(String words) {
        var person = AFTER_POST.matcher(words);
        return person.find() && isNominative(person.group("name")) ? person.group() : null;
    }

    private static boolean isNominative(String name) {
        var last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return !KAZAKH_CASE.matcher(last).find() || last.length() <= 4;
    }

    /** Whether a pronoun can stand for a name. */
    public static boolean mayBe(String name, String pronoun) {
        boolean feminine = FEMININE.matcher(name).find();
        return !(SHE.contains(pronoun) && isCyrillic(name) && !feminine) && !(HE.contains(pronoun) && feminine);
    }

    private static boolean isCyrillic(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }
}
