package kz.malim.pageline;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import kz.malim.text.ArabicKazakh;
import org.jspecify.annotations.Nullable;

/** Recognises the author's signature. */
public final class Bylines {
    private static final int MAX_LENGTH = 80;

    /** Labels seen before a signature; the last ones also start ordinary sentences and need a colon. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?iu)(?:(?:(?:мақала |мәтін |материал )?автор(?:ы|лары|лар)?|авторы и дата|авторы және күні|автор(?:ы)? (?:текста|статьи|материала)|avtor(?:y|lar)?|authors?|мәтін|текст|text|журналист|тілші|корреспондент|reporter|редактор|editor)"
                    + " ?[:–—-] ?|(?:дайындаған|сұхбаттасқан|әңгімелескен|беседовал[аи]?|интервью вз?ял[аи]?|interviewed by|әзірлеген|жазған|(?:материал(?:ды)? |мақаланы |мәтінді |статью |текст"
                    + " )?(?:подготовил[аи]?|дайындады|дайындаған|әзірлеген|әзірледі|жазған|написал[аи]?|записал[аи]?)|daıyndaǵan|dayyndagan|daiyndağan|ázirlegen|jazǵan|prepared"
                    + " by|compiled by|edited by|written by|reported by|story by|words by|posted by|published by) ?[:–—-]? ?|by ?:? (?=\\p{Lu}))(?<name>.+)");

    /** Words of a signature that are written in lower case. */
    private static final Set<String> SMALL_WORDS = Vocabulary.words("""
        редакциясы редакция редакции тілшісі тілші арнайы меншікті корреспондент корреспонденті журналист журналисі админ admin editor editors staff
        reporter writer correspondent newsroom desk and және мен бен пен и де ақпарат агенттігі of the қызметі агенттік баспасөз ұлы қызы оглы\
        """);

    private static final Set<String> NEWSROOM_WORDS = Vocabulary.foldedWords("""
        news press times post tribune herald gazette journal agency media radio tv wire новости пресс агентство газета вести известия медиа радио
        жаңалықтары баспасөз агенттігі газеті ақпарат\
        """);

    /** Words that are in no name of a person or a newsroom. */
    private static final Set<String> SITE_WORDS = Vocabulary.foldedWords("""
        источник комментарии комментарий поделиться рубрика раздел просмотров просмотры опубликовано обновлено фото видео реклама подробнее категория теги
        дереккөз дереккөзі бөлісу пікірлер қаралды қаралым айдар бөлім жарияланды жаңартылды сурет жарнама санат тегтер
        posts post latest recent comments comment share source category categories section tags views photo published updated topics\
        """);

    /** Where stories are filed: next to a date these are places, not people. */
    private static final Set<String> PLACES = Vocabulary.foldedWords("""
        астана алматы шымкент ақтөбе атырау орал қостанай көкшетау павлодар петропавл петропавловск семей өскемен усть-каменогорск талдықорған тараз
        түркістан қызылорда ақтау жезқазған қарағанды караганда костанай уральск туркестан кызылорда астанада актау актобе тараз көкшетау кокшетау москва
        ташкент бишкек astana almaty shymkent\
        """);

    /** How a newsroom signs what its own reporter wrote. */
    private static final Pattern DESK =
            Pattern.compile("(?iu)(?:өз тілшіміз|меншікті тілшіміз|біздің тілші(?:міз)?|наш (?:собственный"
                    + " )?корр(?:еспондент|\\.)|соб(?:ственный|\\.) ?(?:корр(?:еспондент)?|инф)\\.?|(?:our )?staff"
                    + " (?:reporter|writer|correspondent)|our correspondent)\\.?");

    private static final Pattern WORD = Pattern.compile("(?u)(?:\\p{Lu}\\.){1,2}|[\\p{L}\\d.'’ʼ«»\"-]{1,40},?");
    private static final Pattern ARABIC_NAME =
            Pattern.compile("[\\x{600}-\\x{6FF}-]{2,25}(?: [\\x{600}-\\x{6FF}-]{2,25}){1,2}");
    private static final Pattern SURNAME = Pattern.compile("(?:ұлы|қызы|ова|ов|ева|ев|бек|бай)$");
    private static final Pattern CAPITALS = Pattern.compile("(?u)\\p{Lu}[\\p{Lu}'’ʼ-]{2,}");

    private Bylines() {}

    /** The name after a label such as «Автор:» or "By", or null when the line has none. */
    public static @Nullable String labelled(String line) {
        if (line.length() > MAX_LENGTH + 40) {
            return null;
        }
        var label = LABELLED.matcher(ArabicKazakh.cyrillic(line));
        if (!label.matches()) {
            return null;
        }
        var name = withoutPost(line.substring(label.start("name")).strip());
        if (line.lastIndexOf(':', label.start("name")) < 0 && !looksLikeName(withoutStop(name))) {
            return null; // "By Monday the road will be open"
        }
        boolean tooLong =
                name.length() > MAX_LENGTH || (LineClassifier.isSentence(name) && LineClassifier.words(name) > 4);
        boolean noName = LineClassifier.startsLower(name) && !looksLikeName(name);
        return tooLong || noName ? null : withoutStop(name);
    }

    /** The name after what somebody is: "независимый аналитик Александр Белый". */
    private static String withoutPost(String name) {
        var words = List.of(name.split(" "));
        int post = 0;
        while (post < words.size() && post < 4 && LineClassifier.startsLower(words.get(post))) {
            post++;
        }
        var rest = String.join(" ", words.subList(post, words.size()));
        return post > 0 && isPerson(withoutStop(rest)) ? rest : name;
    }

    public static boolean isLabelAlone(String line) {
        return line.length() <= 30
                && line.endsWith(":")
                && LABELLED.matcher(ArabicKazakh.cyrillic(line) + " А").matches();
    }

    private static String withoutStop(String name) {
        return name.endsWith(".") && LineClassifier.words(name) > 1 ? name.substring(0, name.length() - 1) : name;
    }

    /** Whether a line could be a name, an account or a newsroom: one to six words, each with a capital letter. */
    public static boolean looksLikeName(String line) {
        if (line.length() > MAX_LENGTH || (line.endsWith(".") && !LineClassifier.isHost(line))) {
            return false;
        }
        var words = line.split(" ");
        return !PLACES.contains(LineClassifier.fold(line))
                && !isOfSite(line)
                && words.length <= 6
                && Arrays.stream(words).allMatch(Bylines::isNameWord)
                && Arrays.stream(words).anyMatch(word -> !SMALL_WORDS.contains(word) || words.length == 1);
    }

    /** Names of sections, blocks and buttons have capital letters as people have. */
    private static boolean isOfSite(String line) {
        return PageChrome.isSection(line)
                || BlockHeading.isUsual(line)
                || RelatedHeading.of(line) != null
                || PageChrome.isNoise(line)
                || Arrays.stream(LineClassifier.fold(line).split(" ")).anyMatch(SITE_WORDS::contains);
    }

    /** Whether a line is the name of a newspaper or an agency: "Harbour News". */
    public static boolean isNewsroom(String line) {
        return looksLikeName(line)
                && Arrays.stream(LineClassifier.fold(line).split(" ")).anyMatch(NEWSROOM_WORDS::contains);
    }

    private static boolean isNameWord(String word) {
        var bare = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
        return WORD.matcher(word).matches()
                && (LineClassifier.startsUpper(bare.replaceAll("^[«\"]", ""))
                        || SMALL_WORDS.contains(bare)
                        || LineClassifier.isHost(bare));
    }

    /** Whether a line is a person's name: two or three words, no figures. */
    public static boolean isPerson(String line) {
        int words = LineClassifier.words(line);
        if (ARABIC_NAME.matcher(line).matches()) { // no capitals there; surnames have endings
            return SURNAME.matcher(ArabicKazakh.cyrillic(line)).find();
        }
        return words >= 2
                && words <= 3
                && looksLikeName(line)
                && line.chars().noneMatch(c -> Character.isDigit(c) || c == ',' || c == '«' || c == '"')
                && Arrays.stream(line.split(" ")).allMatch(LineClassifier::startsUpper);
    }

    /** Whether a line signs a story at its end: «Әлия ӘШІМ», the surname in capitals. */
    public static boolean isSignature(String line) {
        if (DESK.matcher(line).matches()) {
            return true;
        }
        var bare = line.endsWith(".") || line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
        int words = LineClassifier.words(bare);
        if (words < 2 || words > 6 || !looksLikeName(bare)) {
            return false;
        }
        var parts = bare.split(" ");
        return Arrays.stream(parts)
                        .anyMatch(
                                part -> CAPITALS.matcher(part.replace(",", "")).matches())
                && Arrays.stream(parts)
                        .anyMatch(
                                part -> !CAPITALS.matcher(part.replace(",", "")).matches());
    }
}
