package kz.malim.pagetext;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The line that opens a list of other stories.
 *
 * @param title what follows the heading on its own line: the one story it announces
 */
record RelatedHeading(@Nullable String title) {
    private static final int LONGEST_HEADING = 45;

    /** Collected from Kazakh, Russian and English news pages; compared folded and forgiving one wrong letter. */
    private static final List<String> HEADINGS = folded("""
            Байланысты жаңалықтар|Байланысты мақалалар|Байланысты материалдар|Қатысты жаңалықтар|Қатысты материалдар|Ұқсас жаңалықтар|Ұқсас материалдар
            Ұқсас мақалалар|Осыған ұқсас жаңалықтар|Осыған ұқсас|Осыған ұқсас материалдар|Осыған ұқсас мақалалар|Осыған байланысты|Осы тақырыпта
            Осы тақырып бойынша|Осы тақырыптағы жаңалықтар|Тақырып бойынша|Тақырыпқа сай|Тақырыпқа орай|Тақырыптас жаңалықтар|Тақырыптас материалдар|Оқуға ұсынамыз
            Оқуға кеңес береміз|Оқи отырыңыз|Оқи отырыңыздар|Тағы оқыңыз|Тағы да оқыңыз|Тағы да оқи отырыңыз|Сондай-ақ оқыңыз|Сондай-ақ, оқыңыз|Сонымен қатар оқыңыз|Бұдан да оқыңыз
            Оқыңыз|Оқи түсіңіз|Сізге қызықты болуы мүмкін|Сізді қызықтыруы мүмкін|Ұсынамыз|Ұсынылған жаңалықтар
            Ūqsas jaŋalyqtar|Uqsas jańalyqtar|Ūqsas jañalyqtar|Baılanysty jańalyqtar|Bailanysty jaŋalyqtar|Taǵy oqyńyz|Taǵy da oqyńyz|Oqı otyryńyz|Osyǵan uqsas
            Читайте также|Читайте ещё|Читайте еще|Читать также|Похожие новости|Похожие материалы|Похожие статьи|Похожие записи|Похожее|По теме|Новости по теме
            Материалы по теме|Статьи по теме|Ещё по теме|Еще по теме|Другие новости по теме|Смотрите также|Рекомендуем|Рекомендуем почитать|Рекомендуем прочитать
            Вам может быть интересно|Вам будет интересно|Связанные новости|Связанные материалы|Читайте по теме|Также читайте
            Related news|Related articles|Related stories|Related posts|Related content|Related topics|Related|Read also|Also read|Read more on this|More on this
            More on this story|More on this topic|More on the topic|More stories|See also|You may also like|You might also like|You might like|Read next
            Recommended|Recommended for you|Recommended reading|Further reading|Similar news|Similar articles|Similar stories|What to read next""");

    private static final Set<String> EXACT = Set.copyOf(HEADINGS);

    /** Buttons, unless the title of a story follows them. */
    private static final Set<String> BEFORE_ONE_STORY =
            Set.copyOf(folded("Толығырақ|Толығырақ оқу|Подробнее|Читать далее|Подробнее по теме|Read more|Read"));

    private static final String SIMILAR_TO_THIS = LineClassifier.fold("Осыған ұқсас");

    private static List<String> folded(String words) {
        return Arrays.stream(words.split("[|\n]"))
                .map(LineClassifier::fold)
                .filter(word -> !word.isEmpty())
                .distinct()
                .collect(Collectors.toList());
    }

    /** The heading a line is, or null. */
    static @Nullable RelatedHeading of(String line) {
        if (line.length() <= LONGEST_HEADING && isHeading(line)) {
            return new RelatedHeading(null);
        }
        int colon = line.indexOf(':');
        boolean oneStory =
                colon > 0 && colon <= LONGEST_HEADING && line.length() < 250 && opensOneStory(line.substring(0, colon));
        var title = oneStory ? line.substring(colon + 1).strip() : "";
        return title.contains(" ") ? new RelatedHeading(title) : null;
    }

    private static boolean opensOneStory(String label) {
        var folded = LineClassifier.fold(label);
        return EXACT.contains(folded) || BEFORE_ONE_STORY.contains(folded);
    }

    private static boolean isHeading(String line) {
        if (line.endsWith(";") || line.endsWith(",") || line.endsWith("?")) {
            return false;
        }
        var folded = LineClassifier.fold(line);
        return EXACT.contains(folded)
                || (folded.startsWith(SIMILAR_TO_THIS) && !LineClassifier.isSentence(line))
                || (folded.length() >= 10
                        && HEADINGS.stream().anyMatch(known -> LineClassifier.withinOneLetter(known, folded)));
    }
}
