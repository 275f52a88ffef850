package kz.malim.pageline;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a list of other stories.
 *
 * @param title the one story that follows the heading on the same line
 */
public record RelatedHeading(@Nullable String title) {
    private static final int MAX_HEADING_LENGTH = 45;

    /** Collected from Kazakh, Russian and English news pages; compared folded, with one wrong letter allowed. */
    private static final Set<String> HEADINGS = Vocabulary.foldedPhrases("""
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
        Recommended|Recommended for you|Recommended reading|Further reading|Similar news|Similar articles|Similar stories|What to read next\
        """);

    /** Buttons, unless the title of a story follows them. */
    private static final Set<String> BEFORE_ONE_STORY =
            Vocabulary.foldedPhrases("Толығырақ|Толығырақ оқу|Подробнее|Читать далее|Подробнее по теме|Read more|Read");

    private static final String SIMILAR_TO_THIS = LineClassifier.fold("Осыған ұқсас");

    /** The heading a line is, or null. */
    public static @Nullable RelatedHeading of(String line) {
        if (line.length() <= MAX_HEADING_LENGTH && isHeading(line)) {
            return new RelatedHeading(null);
        }
        int colon = line.indexOf(':');
        boolean oneStory = colon > 0
                && colon <= MAX_HEADING_LENGTH
                && line.length() < 250
                && precedesOneStory(line.substring(0, colon));
        var title = oneStory ? line.substring(colon + 1).strip() : "";
        return title.contains(" ") ? new RelatedHeading(title) : null;
    }

    private static boolean precedesOneStory(String label) {
        var folded = LineClassifier.fold(label);
        return HEADINGS.contains(folded) || BEFORE_ONE_STORY.contains(folded);
    }

    private static boolean isHeading(String line) {
        if (line.endsWith(";") || line.endsWith(",") || line.endsWith("?")) {
            return false;
        }
        var folded = LineClassifier.fold(line);
        return HEADINGS.contains(folded)
                || HEADINGS.contains(LineClassifier.foldKazakh(line))
                || (folded.startsWith(SIMILAR_TO_THIS) && !LineClassifier.isSentence(line))
                || (folded.length() >= 10
                        && HEADINGS.stream().anyMatch(known -> LineClassifier.withinOneLetter(known, folded)));
    }
}
