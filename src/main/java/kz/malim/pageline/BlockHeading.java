package kz.malim.pageline;

import java.util.Set;
import java.util.regex.Pattern;

/** The title of a block of other stories: one that many sites use, or a word that a site has coined. */
public final class BlockHeading {
    /** Collected from Kazakh, Russian and English news pages. */
    private static final Set<String> NAMES = Vocabulary.foldedPhrases("""
        Соңғы жаңалықтар|Соңғы мақалалар|Соңғы материалдар|Танымал|Танымал жаңалықтар|Танымал мақалалар|Ең көп оқылған|Ең көп оқылғандар|Көп оқылғандар|Көп оқылған|Басты жаңалықтар|Маңызды жаңалықтар
        Редакция таңдауы|Редактор таңдауы|Таңдаулы|Таңдаулы жаңалықтар|Топ жаңалықтар|Басқа жаңалықтар|Өзге жаңалықтар|Жаңа материалдар|Күн тақырыбы|Бүгінгі жаңалықтар
        Sońǵy jańalyqtar|Soŋǵy jaŋalyqtar|Tanymal|Basty jańalyqtar
        Последние новости|Популярное|Популярные новости|Самое читаемое|Самые читаемые|Главное|Главные новости|Выбор редакции|Лента новостей|Топ новости|Другие новости
        Важное|Последние материалы|Последние публикации|Последние статьи|Новые статьи|Сейчас читают|Читают сейчас|Новости партнёров|Новости партнеров|Свежие новости|Главное за день|Новости дня
        Latest news|Latest posts|Recent posts|Recent news|Recent articles|Latest articles|Latest updates|Trending news|Latest|Latest stories|Popular|Popular news|Most popular|Most read|Top stories|Top news|Editor's choice|Editors' picks|Editor’s choice|Editor's picks|Trending
        Trending now|Featured|Featured stories|Other news|In other news|Must read|Headlines|Breaking news\
        """);

    /** One word with a capital inside: MalimBlocks. */
    private static final Pattern COINED = Pattern.compile("(?u)\\p{Lu}\\p{Ll}++(?:\\p{Lu}\\p{Ll}++)++");

    private static final Pattern PERIOD = Pattern.compile(
            " (?:за (?:день|неделю|месяц|сутки)|апта ишинде|аптада|бугин|today|this week|of the (?:day|week))$");

    private static final Pattern BLOCK = Pattern.compile("\\p{L}+ ?(?:blocks?|блок(?:тар|тары|и)?)");

    private BlockHeading() {}

    public static boolean isUsual(String text) {
        var folded = LineClassifier.fold(text);
        return NAMES.contains(folded)
                || NAMES.contains(LineClassifier.foldKazakh(text))
                || NAMES.contains(PERIOD.matcher(folded).replaceFirst(""))
                || BLOCK.matcher(folded).matches();
    }

    public static boolean isCoined(String text) {
        return text.length() <= 40 && COINED.matcher(text).matches();
    }
}
