package kz.malim.words;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KazakhStemmerTest {

    @Test
    void reducesAllFormsOfAWordToOneStem() {
        assertStem("мәдениет", "мәдениеті", "мәдениеттің", "мәдениеттер", "мәдениетінің");
        assertStem("министр", "министрдің", "министрлерінің");
        assertStem("министрлік", "министрлігі", "министрлігінің");
        assertStem("қазақстан", "қазақстанның", "қазақстандағы", "қазақстанымыздың");
        assertStem("халық", "халықтарымыздың", "халқы");
        assertStem("орын", "орны", "орындар", "орнында");
    }

    @Test
    void keepsWordsThatOnlyLookInflected() {
        for (var word : new String[] {"алтын", "ғылым", "білім", "кеңес", "апта", "теңге"}) {
            assertEquals(word, KazakhStemmer.EXACT.stem(word));
        }
    }

    @Test
    void reachesRecallAndPrecision() {
        for (var set : new String[] {"stemmer-gold.tsv", "stemmer-held-out.tsv"}) {
            var score = StemmerTable.score(set, KazakhStemmer.EXACT::stem);
            assertTrue(score.recall() >= 0.95, set + " recall " + score.recall() + score.missed());
            assertTrue(score.precision() >= 0.985, set + " precision " + score.precision() + score.wrong());
        }
    }

    private static void assertStem(String stem, String... forms) {
        assertAll(Stream.of(forms).map(form -> () -> assertEquals(stem, KazakhStemmer.EXACT.stem(form), form)));
    }
}
