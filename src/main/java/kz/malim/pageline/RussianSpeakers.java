package kz.malim.pageline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The speaker in the Russian words that follow a quote: "отметил глава ведомства на брифинге". */
final class RussianSpeakers {
    private static final Set<String> SKIPPED =
            Set.of("также", "при", "этом", "он,", "в", "во", "на", "еще", "ещё", "своем", "своём", "официальном");
    private static final Set<String> LISTENERS = Set.of(
            "нам",
            "мне",
            "ему",
            "ей",
            "им",
            "всем",
            "корреспонденту",
            "корреспондентам",
            "журналистам",
            "журналисту",
            "изданию",
            "агентству",
            "порталу",
            "редакции",
            "нашему");
    private static final Set<String> PREPOSITIONS = Set.of("в", "во", "на");
    private static final Set<String> ENDS = Set.of(
            "на",
            "в",
            "во",
            "после",
            "журналистам",
            "корреспонденту",
            "ходе",
            "комментируя",
            "отвечая",
            "по",
            "изданию");
    private static final Map<String, String> DOCUMENTS = Map.of(
            "сообщении",
            "сообщение",
            "заявлении",
            "заявление",
            "пресс-релизе",
            "пресс-релиз",
            "публикации",
            "публикация",
            "тексте",
            "текст",
            "документе",
            "документ",
            "письме",
            "письмо",
            "отчете",
            "отчет",
            "ответе",
            "ответ");

    private RussianSpeakers() {}

    /** Who speaks, or null; the verb is the first word. */
    static @Nullable String of(List<String> words) {
        var after = withoutListeners(words.subList(1, words.size()));
        var rest = after.stream().dropWhile(SKIPPED::contains).collect(Collectors.toList());
        if (rest.isEmpty()) {
            return null;
        }
        int skipped = after.size() - rest.size();
        boolean prepositional = skipped > 0 && PREPOSITIONS.contains(after.get(skipped - 1));
        var document = document(Speakers.withoutStop(rest.getFirst()));
        if (prepositional) {
            // "говорится в постановлении": the paper speaks; "сообщили в акимате" names a place
            if (document == null) {
                return NamedPeople.withPost(String.join(" ", rest));
            }
            rest.set(0, document);
            return Speakers.joined(rest);
        }
        return ENDS.contains(rest.getFirst()) ? null : Speakers.joined(Speakers.upTo(ENDS, rest));
    }

    /** The words without whom somebody told it: "нам", "корреспонденту Stepnews.kz", "с журналистами". */
    private static List<String> withoutListeners(List<String> words) {
        int from = 0;
        while (from + 1 < words.size()) {
            var word = words.get(from);
            if (word.equals("с") || word.equals("со")) {
                from += 2;
            } else if (LISTENERS.contains(word) || LineClassifier.isHost(word)) {
                from++;
            } else {
                break;
            }
        }
        return words.subList(Math.min(from, words.size()), words.size());
    }

    /** A document in the nominative, given in the prepositional. */
    private static @Nullable String document(String word) {
        var known = DOCUMENTS.get(word);
        boolean noun = known == null && (word.endsWith("ении") || word.endsWith("ании"));
        return noun ? word.substring(0, word.length() - 1) + "е" : known;
    }
}
