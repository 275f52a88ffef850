package kz.malim.pageline;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the speaker in the words that follow a quote: "деді министр", "отметил глава ведомства на брифинге". */
final class Speakers {
    private static final int MAX_LENGTH = 200;

    /** What Kazakh reporters write after "деп", longest first; the speaker comes before or after it. */
    private static final List<List<String>> AFTER_DEP = Arrays.stream("""
        баса айтты|баса айтып өтті|баса мән берді|атап көрсетті|атап өтті|атап өткен|атап айтты|айтып өтті|айтып берді|ескерте кетті|ескертіп өтті|еске салды
        мәлім етті|мәлімдеме жасады|жауап берді|уәде берді|пікір білдірді|пікірін білдірді|ойын білдірді|ой қорытты|ой түйді|сенім білдірді|тілек білдірді
        алғыс айтты|сөзін түйіндеді|сөзін қорытындылады|сөз сөйледі|хабарлама жасады|түсінік берді|үндеу тастады|баға берді|толықтырып өтті|қосып өтті|бөліп айтты
        мәлімдеді|хабарлады|айтты|айтқан|қосты|түсіндірді|жазды|жазған|санайды|есептейді|толықтырды|сендірді|ескертті|бөлісті|нақтылады|тұжырымдады|түйіндеді|қорытындылады
        пайымдады|сипаттады|жеткізді|көрсетті|өтінді|шақырды|үндеді|сөйледі|жауап қатты|күрсінді|күлді|ойлайды|сенеді|сендірді|баяндады|түйді|білдірді|atap ótti|atap ötti|aıtty|aitty|málimdedi|mälımdedı|málimdeıdi|qosty|jetkizdi|jetkızdı|túsindirdi|tüsındırdı|habarlady|jaýap berdi|jauap berdı|eske saldy|erekshe atap ótti\
        """.split("[|\n" + "]"))
            .map(phrase -> List.of(phrase.strip().split(" ")))
            .sorted((one, other) -> other.size() - one.size())
            .toList();

    private static final Set<String> KAZAKH_TIME_WORDS =
            Set.of("бүгін", "кеше", "кейін", "болатын", "еді", "екен", "тағы");
    private static final Pattern KAZAKH_PLACE = Pattern.compile(
            "(?u)^(?:\\p{Ll}.*|.*\\p{Lu}.*-)(?:да|де|та|те|дағы|дегі|тағы|тегі|нан|нен|дан|ден|тан|тен|ге|ке|қа|(?<!а)ға|da|de|ta|te|daǵy|degi|dağy|degı|nan|nen|dan|den|tan|ten|ge|ke|qa|ǵa|ğa)");

    /** Endings of the cases that say whose, to whom, whom, from whom and with whom. */
    private static final Pattern KAZAKH_CASE = Pattern.compile(
            "(?u)(?:[тдн][ыі]ң|[нд]ан|[нд]ен|тан|тен|[ғқ]а(?<!аға)|[гк]е|[нтд][ыі]|мен|пен|бен|[tdn](?:yń|iń|yŋ|ıŋ)|[nd][ae]n|t[ae]n|[ǵğq]a|[gk]e)$");

    private static final Pattern OCCASION =
            Pattern.compile("(?u)(?:[ыі]нда|[ыі]нде|бізбен|онда|bizben|[yi]nda|[yi]nde)$");
    private static final Pattern LOCATIVE = Pattern.compile("(?u)(?:(?<=[ыі])н)?(?:да|де|та|те)$");

    /** "Facebook-тегі парақшасында", "өзінің Instagram желісіндегі жеке парақшасында": where somebody wrote, beside the name. */
    private static final Pattern SOCIAL_PAGE = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:(?:өзінің|өз|жеке|ресми|әлеуметтік|желі(?:сін)?дегі|желідегі|facebook|instagram|telegram|twitter|x|tiktok|threads|youtube|vk"
                    + "|фейсбук|инстаграм|телеграм|твиттер|тикток|ютуб)(?:[- ]?(?:тегі|тағы|дағы|дегі))?[- ]){0,6}"
                    + "(?:парақша|парағын|бетін|аккаунт|арна|канал|жазба|пост)(?:сы|ы|і)?(?:н?да|н?де|та)(?!\\p{L})");

    /** Abbreviations before a name, whose full stop ends no sentence. */
    private static final Set<String> TITLES = Set.of(
            "Dr", "Mr", "Mrs", "Ms", "Prof", "Sen", "Gov", "Gen", "Col", "Capt", "Rep", "Rev", "St", "Lt", "Sgt",
            "проф", "акад");

    private static final Set<String> ENGLISH_ENDS = Set.of(
            "at",
            "on",
            "in",
            "during",
            "after",
            "while",
            "as",
            "when",
            "following",
            "to",
            "reporters",
            "that",
            "earlier");

    private Speakers() {}

    /** The text from an index to the end of the sentence, or to a comma, dash or colon if that comes first. */
    static String sentence(String paragraph, int from) {
        int limit = Math.min(paragraph.length(), from + MAX_LENGTH);
        for (int i = from; i < limit; i++) {
            char c = paragraph.charAt(i);
            boolean spaceFollows = i + 1 >= limit
                    || paragraph.charAt(i + 1) == ' '
                    || ",-–—\"».".indexOf(paragraph.charAt(i + 1)) >= 0;
            boolean initial = c == '.'
                    && i - from >= 1
                    && Character.isUpperCase(paragraph.charAt(i - 1))
                    && (i - 2 < from || !Character.isLetter(paragraph.charAt(i - 2)))
                    && i + 1 < limit;
            boolean title = c == '.' && TITLES.contains(lastWord(paragraph, from, i));
            boolean spacedDash = "-–—".indexOf(c) >= 0 && i > from && paragraph.charAt(i - 1) == ' ';
            if (",;:(".indexOf(c) >= 0
                    || spacedDash
                    || (".!?…".indexOf(c) >= 0 && spaceFollows && !initial && !title)) {
                return paragraph.substring(from, i).strip();
            }
        }
        return paragraph.substring(from, limit).strip();
    }

    private static String lastWord(String paragraph, int from, int end) {
        return paragraph.substring(Math.max(from, paragraph.lastIndexOf(' ', end - 1) + 1), end);
    }

    static @Nullable String kazakh(List<String> sentence) {
        var words = withoutSocialPage(sentence);
        var rest = words.subList(1, words.size());
        var verb = words.getFirst();
        if (verb.equals("деп") || verb.equals("dep")) {
            return fromKazakh(withoutPhrase(rest));
        }
        if (verb.startsWith("делін") || verb.equals("delingen")) {
            return rest.isEmpty()
                    ? null
                    : LOCATIVE.matcher(String.join(" ", rest)).replaceFirst("");
        }
        return fromKazakh(rest);
    }

    static boolean isOnSocialPage(String sentence) {
        return SOCIAL_PAGE.matcher(sentence).find();
    }

    private static List<String> withoutSocialPage(List<String> words) {
        var text = SOCIAL_PAGE.matcher(String.join(" ", words)).replaceAll(" ").strip();
        return List.of(text.split(" +"));
    }

    /** Who is named before the quote opens: «Асан Бек: «…», – деді». */
    static @Nullable String before(String paragraph) {
        int colon = paragraph.indexOf(": ");
        boolean opens = colon > 0
                && colon <= 80
                && colon + 2 < paragraph.length()
                && "«\"“–—".indexOf(paragraph.charAt(colon + 2)) >= 0;
        return opens
                        && LineClassifier.words(paragraph.substring(0, colon)) <= 8
                        && !paragraph.substring(0, colon).contains(",")
                ? paragraph.substring(0, colon)
                : null;
    }

    /** "бізбен әңгімесінде Асан Бек": where or with whom somebody spoke, before the name. */
    private static boolean isOccasion(List<String> words, int at) {
        var word = words.get(at);
        return LineClassifier.startsLower(word)
                && at + 1 < words.size()
                && words.stream().skip(at + 1L).anyMatch(LineClassifier::startsUpper)
                && OCCASION.matcher(word).find();
    }

    private static List<String> withoutPhrase(List<String> words) {
        for (var phrase : AFTER_DEP) {
            int at = Collections.indexOfSubList(words, phrase);
            if (at == 0) {
                return words.subList(phrase.size(), words.size());
            }
            if (at > 0 && at + phrase.size() == words.size()) {
                return words.subList(0, at);
            }
        }
        return words.stream()
                .dropWhile(word -> !LineClassifier.startsUpper(word))
                .toList();
    }

    private static @Nullable String fromKazakh(List<String> words) {
        var nominative = withoutPlace(words);
        var last = nominative.isEmpty() ? "" : withoutStop(nominative.getLast());
        boolean oblique =
                LineClassifier.startsLower(last) && KAZAKH_CASE.matcher(last).find() && !last.endsWith("мекен");
        return oblique ? null : joined(nominative);
    }

    /** The words without when and where they were said. */
    private static List<String> withoutPlace(List<String> words) {
        int from = 0;
        int to = words.size();
        while (from < to && (KAZAKH_TIME_WORDS.contains(words.get(from)) || isOccasion(words, from))) {
            from++;
        }
        while (to - from > 1
                && (KAZAKH_TIME_WORDS.contains(words.get(to - 1))
                        || KAZAKH_PLACE.matcher(words.get(to - 1)).matches())) {
            to--;
        }
        int name = to;
        while (to < words.size() && name > from && LineClassifier.startsLower(words.get(name - 1))) {
            name--;
        }
        if (name > from && name < to) { // "Асан Бек онлайн өткен баспасөз" belongs to the place that followed
            return withoutPlace(words.subList(from, name));
        }
        return words.subList(from, to);
    }

    static @Nullable String english(List<String> words, int verb) {
        var after = verb == 0 ? upTo(ENGLISH_ENDS, words.subList(1, words.size())) : words.subList(0, verb);
        return joined(after);
    }

    /** The words before one that starts a place or an occasion; "министр по делам" is a post and goes on. */
    static List<String> upTo(Set<String> ends, List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            boolean post = words.get(i).equals("по")
                    && LineClassifier.startsLower(words.get(i - 1))
                    && !words.get(i - 1).equals("он");
            if (ends.contains(words.get(i)) && !post) {
                return words.subList(0, i);
            }
        }
        return words;
    }

    static @Nullable String joined(List<String> words) {
        var text = withoutStop(String.join(" ", words).strip());
        return text.isEmpty() ? null : text;
    }

    static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
