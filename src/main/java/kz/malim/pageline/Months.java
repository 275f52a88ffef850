package kz.malim.pageline;

import static java.util.Map.entry;

import java.util.Map;
import java.util.regex.Pattern;

/** The names of months, whole and short, in Kazakh (both scripts), Russian and English. */
final class Months {
    /** Month names as folded prefixes; case endings follow them: мамырда, сентября. */
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            // Kazakh, and as it looks without Kazakh letters
            entry("кантар", 1),
            entry("акпан", 2),
            entry("наурыз", 3),
            entry("сауир", 4),
            entry("мамыр", 5),
            entry("маусым", 6),
            entry("шилде", 7),
            entry("тамыз", 8),
            entry("кыркуи", 9),
            entry("казан", 10),
            entry("караша", 11),
            entry("желтоксан", 12),
            // Kazakh in Latin letters: the acute alphabet of 2018 and the project of 2021
            entry("qantar", 1),
            entry("qanatar", 1),
            entry("aqpan", 2),
            entry("nauryz", 3),
            entry("nayryz", 3),
            entry("nauriz", 3),
            entry("sauir", 4),
            entry("sayir", 4),
            entry("mamyr", 5),
            entry("mamir", 5),
            entry("mausym", 6),
            entry("maysym", 6),
            entry("mausim", 6),
            entry("shilde", 7),
            entry("silde", 7),
            entry("tamyz", 8),
            entry("tamiz", 8),
            entry("qyrkui", 9),
            entry("qirkui", 9),
            entry("qyrkuy", 9),
            entry("qazan", 10),
            entry("qarasha", 11),
            entry("qarasa", 11),
            entry("jeltoqsan", 12),
            entry("zheltoqsan", 12),
            // Russian
            entry("январ", 1),
            entry("феврал", 2),
            entry("март", 3),
            entry("апрел", 4),
            entry("маи", 5),
            entry("мая", 5),
            entry("июн", 6),
            entry("июл", 7),
            entry("август", 8),
            entry("сентябр", 9),
            entry("октябр", 10),
            entry("ноябр", 11),
            entry("декабр", 12),
            // English
            entry("januar", 1),
            entry("februar", 2),
            entry("march", 3),
            entry("april", 4),
            entry("may", 5),
            entry("june", 6),
            entry("july", 7),
            entry("august", 8),
            entry("september", 9),
            entry("october", 10),
            entry("november", 11),
            entry("december", 12));

    /** Short forms, whole words only. */
    private static final Map<String, Integer> SHORT_MONTHS = Map.ofEntries(
            entry("кан", 1),
            entry("акп", 2),
            entry("нау", 3),
            entry("сау", 4),
            entry("мам", 5),
            entry("мау", 6),
            entry("шил", 7),
            entry("там", 8),
            entry("кыр", 9),
            entry("каз", 10),
            entry("кар", 11),
            entry("жел", 12),
            entry("янв", 1),
            entry("фев", 2),
            entry("февр", 2),
            entry("мар", 3),
            entry("апр", 4),
            entry("авг", 8),
            entry("сен", 9),
            entry("сент", 9),
            entry("окт", 10),
            entry("ноя", 11),
            entry("нояб", 11),
            entry("дек", 12),
            entry("jan", 1),
            entry("feb", 2),
            entry("mar", 3),
            entry("apr", 4),
            entry("jun", 6),
            entry("jul", 7),
            entry("aug", 8),
            entry("sep", 9),
            entry("sept", 9),
            entry("oct", 10),
            entry("nov", 11),
            entry("dec", 12));

    private static final Pattern LATIN = Pattern.compile("[a-z]");

    private Months() {}

    /** The number of a month, or 0 for any other word. */
    static int number(String word) {
        var folded = LineClassifier.fold(word);
        if (LATIN.matcher(folded).find()) {
            folded = folded.replace('а', 'a'); // "Sәuir": one Cyrillic letter in a Latin word
        }
        var exact = SHORT_MONTHS.get(folded);
        if (exact != null) {
            return exact;
        }
        for (int length = Math.min(folded.length(), 9); length >= 3; length--) {
            var month = MONTHS.get(folded.substring(0, length));
            if (month != null) {
                return month;
            }
        }
        return 0;
    }
}
