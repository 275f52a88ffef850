package kz.malim.pageline;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import kz.malim.text.ArabicKazakh;

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
        Все материалы|Все материалы автора|Все статьи автора|Другие материалы автора|Автордың барлық мақалалары|More from this author|All articles|Скопировать ссылку|Ссылка скопирована|Показать ещё|Показать еще|Загрузить ещё|Все новости|Наверх|Назад|Закрыть|Прослушать
        Версия для печати|Слушать|Ctrl+Enter|Увеличить шрифт|Размер шрифта|Оставьте отзыв|Оцените статью|Оцените материал|Қаріп өлшемі|Қаріпті үлкейту
        Aa|A+|A-|Read aloud|Text size|Rate this article
        Share|Share this|Share this article|Share this story|Share on Facebook|Share on Twitter|Comments|Comment|Leave a comment|Post a comment
        Read more|Continue reading|Read full story|Subscribe|Sign up|Sign in|Log in|Login|Menu|Search|Print|Email|Copy link|Link copied
        Like|Advertisement|Sponsored|Skip to content|Back to top|Load more|Show more|View all|Listen|Save|Follow us|Newsletter
        Facebook|Twitter|Telegram|WhatsApp|Instagram|YouTube|VK|ВКонтакте|Одноклассники|LinkedIn|TikTok|Viber|Threads|Pinterest|X
        Facebook Twitter Telegram|Facebook Twitter WhatsApp Telegram|Facebook Telegram WhatsApp\
        """);

    /** Sections and pages that menus and breadcrumbs name. */
    private static final Set<String> NAVIGATION = Vocabulary.foldedPhrases("""
        Басты бет|Басты|Жаңалықтар|Жаңалық|Қоғам|Қала|Ауыл|Заң|Саясат|Экономика|Мәдениет|Спорт|Әлем|Қазақстан|Білім|Ғылым|Денсаулық|Руханият|Аймақ|Аймақтар
        Өңір|Өңірлер|Қаржы|Бизнес|Технология|Оқиға|Оқиғалар|Сұхбат|Пікірлер|Тұлға|Тарих|Әлеумет|Құқық|Шоу-бизнес|Видео|Фото|Подкаст|Арнайы жоба
        Шұғыл|Эксклюзив|Жаңалықтар мұрағаты|Біз туралы|Байланыс|Жарнама беру|Жоба туралы
        Basty bet|Jańalyqtar|Jaŋalyqtar|Jañalyqtar|Qoǵam|Qoğam|Saıasat|Saiasat|Ekonomıka|Mádenıet
        Главная|Новости|Общество|Город|Политика|Культура|Мир|Казахстан|Образование|Наука|Здоровье|Регионы|Регион|Финансы|Технологии|Происшествия
        Эксклюзив|Срочно|Репортаж|Интервью|Мнения|История|Право|Спецпроекты|О нас|О проекте|Контакты|Лента
        Home|News|Politics|Economy|Society|Culture|Sports|World|Kazakhstan|Education|Science|Health|Regions|Finance|Business|Technology
        Exclusive|Breaking|Breaking news|Opinion|Interview|Video|Photo|Podcasts|About|About us|Contact|Contacts|Local|National|Central Asia\
        """);

    private static final Set<String> LANGUAGE_SWITCH = Vocabulary.foldedPhrases(
            "қазақша|орысша|русский|қазақ|english|english version|qazaqsha|latynsha|kz|qz|kk|qaz|kaz|қаз|қз|каз|ru|рус|ру|en|eng|анг|o‘z|uz|tr|cn|中文|ар|тот|төте|latyn");

    /** Words of which only menus, and labels of buttons, are made. */
    private static final Set<String> MENU_WORDS = Vocabulary.foldedWords("""
        меню навигация ссылки ссылка вход входа войти кабинет версия версии карта сайта сайт сайту поиск поиску рубрики рубрика разделы раздел рубрикатор подписка
        слабовидящих новости новостей лента срочные последние свежие главное популярное архив номеров контакты редакция редакции реклама рекламы язык авторизация
        регистрация приложение приложения темы тема тренды вакансии объявления спецпроекты проекты документы афиша погода перейти содержимому содержанию контенту
        газету газета газеты газеті газетке сайтқа бетке бетіне басты мәзір жаңалықтар жаңалық мазмұнға мазмұны өту кіру шығу тіркелу кабинеті сайттан іздеу іздеуге картасы нұсқасы нұсқа көретіндерге нашар айдарлар айдар бөлімдер жазылу
        жарнама байланыс байланыстар мұрағат редакциясы жаңалықтары тақырыптар ауа райы тіл тілді тілін таңдау хабарландырулар жобалар қосымша
        menu navigation skip content main toggle open search login signin account accessibility sitemap subscribe newsletter newsletters sections topics
        home news latest breaking trending weather archive contacts advertise jobs epaper edition editions links link site version mobile apps app\
        """);

    /** Words that may stand beside them. */
    private static final Set<String> SMALL_WORDS = Vocabulary.foldedWords("""
        для на по к в и о с у из личный личная мобильная полная полезные быстрые горячие все наши моя мой главному основному основная рекламодателям нас
        мен және бен үшін негізгі жеке біздің барлық толық мобильді жылдам арналған соңғы ыстық шұғыл ең көп
        the to of for in on and a your my our us all full quick useful more sign log up out from by\
        """);

    private static final Set<String> SHARE_WORDS = Vocabulary.foldedWords("""
        facebook fb twitter telegram tg whatsapp vk vkontakte вконтакте ok одноклассники instagram linkedin pinterest viber reddit email e-mail mail tweet threads messenger
        поделиться поделитесь поделись отправить ссылкой скопировать распечатать печать бөлісу бөлісіңіз бөлісіңіздер таратып жіберіңіз таратыңыз көшіру басып шығару
        подписаться подписывайтесь подпишитесь подписка жазылу жазылыңыз жазылыңыздар хабарламаларға арнаға каналға
        share tweet subscribe print copy link pin bolisu bölisu bólisý
        комментарии комментарий комментариев комментировать обсуждение обсудить комментарию пікір пікірлер пікіріңізді пікіріңіз түсініктеме түсініктемелер
        comment comments commentary reply discussion discuss
        закладки избранное таңдаулыға bookmark\
        """);

    private static final Set<String> BESIDE_SHARE_WORDS = Vocabulary.foldedWords("""
        канал наш нашу рассылку уведомления новости ленту біздің арнамызға парақшамызға our channel updates alerts
        в на с и через новостью статьёй страницей друзьями соцсетях социальных сетях добавить оставить оставьте написать напишите ваш ваши свой пока нет первым будьте
        осы оқу мақаламен жаңалықпен достарыңызбен достармен желіде желілерде қалдыру қалдырыңыз жазу жазыңыз қосу жоқ әлі болыңыз бірінші өз
        this page story article post news on via to with friends add leave give your a write no yet be the first it\
        """);

    /** Rates of currencies and oil, and degrees. */
    private static final Pattern TICKER = Pattern.compile("(?iu)[^\\p{L}\\d]{0,4}(?:(?:[+–-]?[\\d.,]{1,12} ?)?"
            + "(?:[a-z]{3}/[a-z]{3}|usd|eur|rub|rur|cny|kgs|uzs|gbp|try|kzt|btc|eth|brent|wti|доллар|евро|рубль|юань|тенге|теңге|нефть|мұнай|[$€₽¥£₸])["
            + " /:=–—-]{0,3}(?:[+–-]?[\\d.,]{1,12})?["
            + " %|;↑↓▲▼()+.,•·–-]{0,6}){1,12}(?:[\\d.,]{1,12}%?)?|[^\\d°]{0,30}[+–−-]?\\d{1,2} ?°[cс]?");

    /** The rest of a counter that was split over two lines: «546 рет⏎көрсетілді». */
    private static final Pattern COUNTED =
            Pattern.compile("(?iu)[^\\p{L}\\d]{0,4}[\\d ,.]{1,12}(?:[kкmм]|тыс\\.?|мың)?(?:"
                    + " (?:рет|ret|раза?|мин|минут[аы]?|min|minutes?|times)\\.?)?");

    private static final Pattern PERMALINK = Pattern.compile("(?iu)(?:(?:постоянная |короткая )?ссылка(?: на"
            + " (?:новость|статью|материал|источник|публикацию|оригинал))?|адрес"
            + " (?:новости|статьи|страницы)|(?:жаңалықтың|мақаланың|материалдың)"
            + " (?:сілтемесі|мекенжайы)|сілтеме|permalink|permanent link|short link|link to (?:this"
            + " )?(?:article|story|news)|(?:article|story) url|url|source url) ?:?(?:"
            + " ?(?:https?://|www\\.)\\S+)?");

    private static final Pattern IMAGE_FILE =
            Pattern.compile("(?iu)[\\p{L}\\d_() .%+:/-]{1,150}\\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?|svg)");

    private static final String NUMBER = "[\\d ,.]{1,12}(?:[KkКкMМ]|тыс\\.?|мың)?";
    private static final Pattern COUNTER = Pattern.compile("(?iu)(?:(?:күні|дата|date) ?: ?)?[^\\p{L}\\d]{0,6}(?:"
            + NUMBER
            + " ?(?:рет )?(?:көрсетілді|қаралды|оқылды|қаралым|көрілім|оқырман|пікір|просмотр(?:а|ов)?|показ(?:а|ов)?|(?:ret"
            + " )?(?:k[oóö]rset[iı]ld[iı]|qaraldy|oqyldy)|qaralym|pikir|pіkіr|көрсетілім|рет"
            + " көрілді|прочтени[яйе]|комментари[яйев]{1,2}|views?|reads?|comments?|shares?|likes?)|(?:Қаралды|Қаралым|Көрілді|Оқылды|Просмотры|Просмотров|Прочитали|Прочитано|Views|Пікірлер|Комментарии|Comments|Көрсетілді|Көрсетілім|Показов|Показы)(?:"
            + " саны)? ?[:(–-]? ?"
            + NUMBER + "(?: рет)?\\)?"
            + "|" + NUMBER
            + " ?(?:мин|минут|минута|минуты|min|minutes?)\\.? (?:оқу|оқылады|чтения|на чтение|read|to read)(?: үшін)?"
            + "|[0-9]{1,2} ?(?:мин|min)\\.?|(?:Оқу уақыты|Время чтения|Reading time|Read time):? ?" + NUMBER
            + " ?(?:мин|минут|минута|минуты|min|minutes?)?\\.?)[^\\p{L}\\d]{0,6}");

    private static final Pattern NUMBERS = Pattern.compile("(?iu)[^\\p{L}]{0,20}\\d[^\\p{L}]{0,20}(?:[kкmм])?");

    /** Calls to action, by how they start or end. */
    private static final Pattern CALL = Pattern.compile(
            "(?iu)(?:егер сіз (?:беттен|мәтіннен|қате)|қате тапсаңыз|қатені тапсаңыз|мәтінде қате"
                    + " (?:тапсаңыз|көрсеңіз)|бізге (?:instagram|telegram|facebook|whatsapp|youtube)|біздің (?:telegram|instagram|телеграм|youtube)|нашли ошибку|нашли опечатку|если вы (?:нашли|заметили|обнаружили) (?:ошибку|опечатку)|заметили ошибку|выделите"
                    + " (?:её|ее|текст)|подписывайтесь на|подпишитесь на|подписаться на|следите за нами|читайте нас"
                    + " в|присоединяйтесь[^.]{0,40}$|присылайте.{0,20}$|есть новость.{0,30}$|перейти в"
                    + " (?:дзен|telegram|телеграм|max|вк)(?!\\p{L}).{0,30}$|(?:теперь )?(?:наш|біздің)"
                    + " (?:telegram-|телеграм-|youtube-)?(?:канал|арна).{0,40}$|мы в"
                    + " (?:telegram|whatsapp|instagram|facebook|дзен|max|соцсетях).{0,30}$|follow us on|subscribe to our|sign up for our|join our|found a (?:typo|mistake)|if you (?:find|notice) (?:an error|a typo|a mistake)|share this (?:article|story|post)|поделиться"
                    + " (?:в|с|новостью)|бөлісу:|поделиться:|share:|©|copyright ©?"
                    + " ?\\d{4}).*|.*(?:жазылыңыз|жазылыңыздар|ctrl ?\\+ ?enter(?: басыңыз)?|(?:барлық|авторлық) құқық(?:тар)? (?:қорғалған|сақталған)|все права защищены|all rights reserved)[.!]*");

    private static final Pattern CRUMBS = Pattern.compile(" ?[/›»→|•>\\\\] ?| - | – | — ");
    private static final Pattern JOINED = Pattern.compile("(?iu) (?:және|мен|и|and|&) |, |/");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)\\S+");

    private PageChrome() {}

    /** Whether a line is a counter, a button, or a call to action. */
    public static boolean isNoise(String line) {
        if (line.length() > MAX_LINE_LENGTH || line.endsWith(";") || line.endsWith(",")) {
            return false;
        }
        var cyrillic = ArabicKazakh.cyrillic(line);
        return COUNTER.matcher(cyrillic).matches()
                || isButton(line)
                || isOf(SHARE_WORDS, BESIDE_SHARE_WORDS, line)
                || CALL.matcher(cyrillic).matches()
                || IMAGE_FILE.matcher(line).matches();
    }

    /** Whether two lines are one counter: a number, and below it what was counted. */
    public static boolean isSplitCounter(String line, String next) {
        return line.length() <= 24
                && next.length() <= 24
                && (COUNTED.matcher(line).matches() || COUNTED.matcher(next).matches())
                && (COUNTER.matcher(line + " " + next).matches()
                        || COUNTER.matcher(line + ": " + next).matches());
    }

    /** Whether a line says that the address of the story follows: the story has ended. */
    public static boolean isPermalink(String line) {
        return line.length() <= 60 && PERMALINK.matcher(line).matches();
    }

    /** Whether every word is of the two sets, and one at least of the first. */
    private static boolean isOf(Set<String> telling, Set<String> beside, String line) {
        if (line.length() > 60 || line.endsWith(".")) {
            return false;
        }
        return isOf(telling, beside, LineClassifier.fold(line).split(" "))
                || isOf(telling, beside, LineClassifier.foldKazakh(line).split(" "));
    }

    private static boolean isOf(Set<String> telling, Set<String> beside, String[] words) {
        boolean told = false;
        for (var word : words) {
            boolean number = !word.isEmpty() && Character.isDigit(word.charAt(0));
            if (!telling.contains(word) && !beside.contains(word) && !number) {
                return false;
            }
            told |= telling.contains(word);
        }
        return told;
    }

    private static boolean isButton(String line) {
        var folded = LineClassifier.fold(line);
        int words = folded.length();
        while (words > 0 && (Character.isDigit(folded.charAt(words - 1)) || folded.charAt(words - 1) == ' ')) {
            words--;
        }
        return BUTTONS.contains(folded.substring(0, words))
                || BUTTONS.contains(folded)
                || BUTTONS.contains(LineClassifier.foldKazakh(line));
    }

    /** Whether a line is a number and nothing else: next to a date, a view counter. */
    public static boolean isNumber(String line) {
        return line.length() <= 40 && NUMBERS.matcher(line).matches();
    }

    /** Whether a line is the address of a page. */
    public static boolean isAddress(String line) {
        return line.length() <= MAX_LINE_LENGTH && ADDRESS.matcher(line).matches();
    }

    /** Whether a line consists of sections, breadcrumbs, or a language switch. */
    public static boolean isNavigation(String line) {
        if (line.length() <= MAX_LINE_LENGTH && TICKER.matcher(line).matches()) {
            return true;
        }
        if (line.length() > MAX_LINE_LENGTH || line.endsWith(".") || line.endsWith(":")) {
            return false;
        }
        return isAddress(line)
                || isOf(MENU_WORDS, SMALL_WORDS, line)
                || LineClassifier.isHost(line)
                || isSection(line)
                || isLanguageSwitch(line)
                || isTrail(line);
    }

    public static boolean isSection(String text) {
        return NAVIGATION.contains(LineClassifier.fold(text))
                || NAVIGATION.contains(LineClassifier.foldKazakh(text))
                || (text.length() <= 60
                        && Arrays.stream(JOINED.split(text))
                                .allMatch(part -> NAVIGATION.contains(LineClassifier.fold(part))));
    }

    /** A title without the names of sections that a copy has glued to it: «ҚоғамАуылда көпір ашылды». */
    public static String withoutGluedSections(String title) {
        for (int i = 1; i < Math.min(title.length(), 60); i++) {
            boolean glued = Character.isLowerCase(title.charAt(i - 1)) && Character.isUpperCase(title.charAt(i));
            if (glued && isSection(title.substring(0, i)) && LineClassifier.words(title.substring(i)) >= 2) {
                return withoutGluedSections(title.substring(i));
            }
        }
        return title;
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
