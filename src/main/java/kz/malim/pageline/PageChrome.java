package kz.malim.pageline;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The site around the story: counters, buttons, menus. The words were collected from Kazakh, Russian and English news
 * pages; a line is chrome only when it holds nothing else.
 */
public final class PageChrome {
    private static final int MAX_LINE_LENGTH = 160;

    private static final Set<String> BUTTONS = Vocabulary.foldedPhrases("""
            Бөлісу|Бөлісіңіз|Достарыңызбен бөлісіңіз|Пікірлер|Пікір|Пікір қалдыру|Пікір жазу|Пікір қалдырыңыз|Түсініктемелер
            Толығырақ|Толық оқу|Оқуды жалғастыру|Көбірек|Тағы|Тағы көрсету|Тағы жүктеу|Барлығы|Барлық жаңалықтар|Бәрін көру|Жарнама|Ұнайды
            Іздеу|Кіру|Тіркелу|Жазылу|Сілтемені көшіру|Басып шығару|Артқа|Алға|Жоғары|Жабу|Қараңғы режим|Оқылды|Қаралды|Тыңдау|Мақаланы тыңдау
            Bólisý|Bölisu|Bolisu|Pikirler|Tolyǵyraq|Tolyğyraq|Jarnama|Oqý
            Поделиться|Поделиться в соцсетях|Поделитесь|Комментарии|Оставить комментарий|Комментировать|Читать полностью|Читать далее
            Подробнее|Нравится|Мне нравится|Реклама|На правах рекламы|Меню|Мәзір|Поиск|Войти|Регистрация|Подписаться|Печать|Распечатать
            Скопировать ссылку|Ссылка скопирована|Показать ещё|Показать еще|Загрузить ещё|Все новости|Наверх|Назад|Закрыть|Прослушать
            Версия для печати|Слушать|Ctrl+Enter
            Share|Share this|Share this article|Share this story|Share on Facebook|Share on Twitter|Comments|Comment|Leave a comment|Post a comment
            Read more|Continue reading|Read full story|Subscribe|Sign up|Sign in|Log in|Login|Menu|Search|Print|Email|Copy link|Link copied
            Like|Advertisement|Sponsored|Skip to content|Back to top|Load more|Show more|View all|Listen|Save|Follow us|Newsletter
            Facebook|Twitter|Telegram|WhatsApp|Instagram|YouTube|VK|ВКонтакте|Одноклассники|LinkedIn|TikTok|Viber|Threads|Pinterest|X
            Facebook Twitter Telegram|Facebook Twitter WhatsApp Telegram|Facebook Telegram WhatsApp""");

    /** Sections and pages that menus and breadcrumbs name. */
    private static final Set<String> NAVIGATION = Vocabulary.foldedPhrases("""
            Басты бет|Басты|Жаңалықтар|Жаңалық|Қоғам|Саясат|Экономика|Мәдениет|Спорт|Әлем|Қазақстан|Білім|Ғылым|Денсаулық|Руханият|Аймақ|Аймақтар
            Өңір|Өңірлер|Қаржы|Бизнес|Технология|Оқиға|Оқиғалар|Сұхбат|Пікірлер|Тұлға|Тарих|Әлеумет|Құқық|Шоу-бизнес|Видео|Фото|Подкаст|Арнайы жоба
            Шұғыл|Эксклюзив|Жаңалықтар мұрағаты|Біз туралы|Байланыс|Жарнама беру|Жоба туралы
            Basty bet|Jańalyqtar|Jaŋalyqtar|Jañalyqtar|Qoǵam|Qoğam|Saıasat|Saiasat|Ekonomıka|Mádenıet
            Главная|Новости|Общество|Политика|Культура|Мир|Казахстан|Образование|Наука|Здоровье|Регионы|Регион|Финансы|Технологии|Происшествия
            Эксклюзив|Срочно|Репортаж|Интервью|Мнения|История|Право|Спецпроекты|О нас|О проекте|Контакты|Лента
            Home|News|Politics|Economy|Society|Culture|Sports|World|Kazakhstan|Education|Science|Health|Regions|Finance|Business|Technology
            Exclusive|Breaking|Breaking news|Opinion|Interview|Video|Photo|Podcasts|About|About us|Contact|Contacts|Local|National|Central Asia""");

    private static final Set<String> LANGUAGE_SWITCH = Vocabulary.foldedPhrases(
            "қазақша|орысша|русский|қазақ|english|english version|qazaqsha|latynsha|kz|qz|kk|qaz|kaz|қаз|қз|каз|ru|рус|ру|en|eng|анг|o‘z|uz|tr|cn|中文|ар|тот|төте|latyn");

    private static final String NUMBER = "[\\d ,.]{1,12}(?:[KkКкMМ]|тыс\\.?|мың)?";
    private static final Pattern COUNTER = Pattern.compile("(?iu)[^\\p{L}\\d]{0,6}(?:"
            + NUMBER
            + " ?(?:рет )?(?:көрсетілді|қаралды|оқылды|қаралым|көрілім|оқырман|пікір|просмотр(?:а|ов)?|прочтени[яйе]|комментари[яйев]{1,2}|views?|reads?|comments?|shares?|likes?)"
            + "|(?:Қаралды|Қаралым|Көрілді|Оқылды|Просмотры|Просмотров|Прочитали|Прочитано|Views|Пікірлер|Комментарии|Comments)(?: саны)? ?[:(–-]? ?"
            + NUMBER + "(?: рет)?\\)?"
            + "|" + NUMBER
            + " ?(?:мин|минут|минута|минуты|min|minutes?)\\.? (?:оқу|оқылады|чтения|на чтение|read|to read)(?: үшін)?"
            + "|[0-9]{1,2} ?(?:мин|min)\\.?|(?:Оқу уақыты|Время чтения|Reading time|Read time):? ?" + NUMBER
            + " ?(?:мин|минут|минута|минуты|min|minutes?)?\\.?)[^\\p{L}\\d]{0,6}");

    private static final Pattern NUMBERS = Pattern.compile("(?iu)[^\\p{L}]{0,20}\\d[^\\p{L}]{0,20}(?:[kкmм])?");

    /** Calls to action, by how they start or end. */
    private static final Pattern CALL = Pattern.compile(
            "(?iu)(?:егер сіз (?:беттен|мәтіннен|қате)|қате тапсаңыз|қатені тапсаңыз|мәтінде қате (?:тапсаңыз|көрсеңіз)|"
                    + "бізге (?:instagram|telegram|facebook|whatsapp|youtube)|біздің (?:telegram|instagram|телеграм|youtube)|"
                    + "нашли ошибку|нашли опечатку|если вы (?:нашли|заметили|обнаружили) (?:ошибку|опечатку)|заметили ошибку|выделите (?:её|ее|текст)|"
                    + "подписывайтесь на|подпишитесь на|подписаться на|следите за нами|читайте нас в|"
                    + "follow us on|subscribe to our|sign up for our|join our|found a (?:typo|mistake)|if you (?:find|notice) (?:an error|a typo|a mistake)|share this (?:article|story|post)|"
                    + "поделиться (?:в|с|новостью)|бөлісу:|поделиться:|share:|©|copyright ©? ?\\d{4}).*"
                    + "|.*(?:жазылыңыз|жазылыңыздар|ctrl ?\\+ ?enter(?: басыңыз)?|(?:барлық|авторлық) құқық(?:тар)? (?:қорғалған|сақталған)|все права защищены|all rights reserved)[.!]*");

    private static final Pattern CRUMBS = Pattern.compile(" ?[/›»→|•>\\\\] ?| - | – | — ");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)\\S+");

    private PageChrome() {}

    /** Whether a line is a counter, a button, or a call to action. */
    public static boolean isNoise(String line) {
        if (line.length() > MAX_LINE_LENGTH || line.endsWith(";") || line.endsWith(",")) {
            return false;
        }
        return COUNTER.matcher(line).matches()
                || isButton(line)
                || CALL.matcher(line).matches();
    }

    private static boolean isButton(String line) {
        var folded = LineClassifier.fold(line);
        int words = folded.length();
        while (words > 0 && (Character.isDigit(folded.charAt(words - 1)) || folded.charAt(words - 1) == ' ')) {
            words--;
        }
        return BUTTONS.contains(folded.substring(0, words)) || BUTTONS.contains(folded);
    }

    /** Whether a line is a number and nothing else: next to a date, a view counter. */
    public static boolean isNumber(String line) {
        return line.length() <= 40 && NUMBERS.matcher(line).matches();
    }

    /** Whether a line consists of sections, breadcrumbs, or a language switch. */
    public static boolean isNavigation(String line) {
        if (line.length() > MAX_LINE_LENGTH || line.endsWith(".") || line.endsWith(":")) {
            return false;
        }
        return ADDRESS.matcher(line).matches()
                || LineClassifier.isHost(line)
                || isSection(line)
                || isLanguageSwitch(line)
                || isTrail(line);
    }

    public static boolean isSection(String text) {
        return NAVIGATION.contains(LineClassifier.fold(text));
    }

    private static boolean isLanguageSwitch(String line) {
        var words = LineClassifier.fold(line).split(" ");
        return LANGUAGE_SWITCH.contains(LineClassifier.fold(line))
                || (words.length <= 6 && Arrays.stream(words).allMatch(LANGUAGE_SWITCH::contains));
    }

    private static boolean isTrail(String line) {
        var parts = Arrays.stream(CRUMBS.split(line))
                .filter(part -> !part.isBlank())
                .toList();
        if (parts.size() < 2) {
            var words = line.split(" ");
            return words.length > 1 && Arrays.stream(words).allMatch(PageChrome::isSection);
        }
        long known = parts.stream()
                .filter(part -> isSection(part) || LineClassifier.isHost(part.strip()))
                .count();
        return known == parts.size() || (known >= 1 && isSection(parts.getFirst()) && parts.size() - known <= 2);
    }
}
