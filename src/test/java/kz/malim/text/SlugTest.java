package kz.malim.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Өзбекстан үкіметі ШЫҰ-ға хат жазды         | ozbekstan-ukimeti-shyu-ga-hat-zhazdy
        Қарағандыда Dataqala-ның кеңсесі ашылады    | qaragandyda-dataqala-nyn-kensesi-ashylady
        «Ертіс – біздің үйіміз!» Жас экологтар слеті | ertis-bizdin-uyimiz-zhas-ekologtar-sleti
        Һәм, әрі, ұлы іс                            | ham-ari-uly-is
        2022-2023 жылдары №5 бұйрық                 | 2022-2023-zhyldary-no5-buyryq
        Объезд, съёмка и щи                         | obezd-syomka-i-shchi
        Ğylym men ŋ, İlim, qışqı əlem               | gylym-men-n-ilim-qishqi-alem
        It’s a café — déjà vu                       | its-a-cafe-deja-vu
        қатардағы\u00ADтасымал                      | qatardagytasymal
        """)
    void keepsEveryLetterOfKazakhRussianAndEnglishTitles(String title, String slug) {
        assertEquals(Optional.of(new Slug(slug)), Slug.of(title));
    }

    @Test
    void isCutOnlyBetweenWords() {
        var slug = Slug.of("бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы")
                .orElseThrow();

        assertTrue(slug.value().length() <= 80);
        assertEquals("birinshi-ekinshi-ushinshi-tortinshi-besinshi-altynshy-zhetinshi-segizinshi", slug.value());
    }

    @Test
    void isCutInsideAWordLongerThanASlug() {
        assertEquals(80, Slug.of("а".repeat(500)).orElseThrow().value().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "", "   ", "გამარჯობა", "—"})
    void isEmptyForATitleWithoutKnownLetters(String title) {
        assertTrue(Slug.of(title).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u202f", "\u2007", "\u3000", "\u200b"})
    void separatesWordsAtEveryKindOfSpace(String space) {
        assertEquals(
                "12-500-tenge",
                Slug.of("12" + space + "500" + space + "тенге").orElseThrow().value());
    }

    @Test
    void leavesRoomForItsNumber() {
        var slug = Slug.of("а".repeat(500)).orElseThrow();

        assertEquals(80, slug.numbered(12).value().length());
        assertTrue(slug.numbered(12).value().endsWith("-12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a--b", "A", "ә", "a_b", "a.b", "a/b", "٣"})
    void hasOneSpelling(String text) {
        assertFalse(Slug.isSlug(text));
    }

    /** Letters of another alphabet that look right; and the Arabic alphabet, read as search reads it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Қaзaқcтaн xaлқы | qazaqstan-halqy",
                "Moсква и oбласть | moskva-i-oblast",
                "Жaңa көпip | zhana-kopir",
                "COVID-19 и IT-компания | covid-19-i-it-kompaniya",
                "قالادا جاڭا كوپىر اشىلدى | qalada-zhana-kopir-ashyldy",
                "ءبىر كۇن، 2025 | bir-kun-2025",
            })
    void readsLookAlikesAndArabicLetters(String title, String slug) {
        assertEquals(slug, Slug.of(title).orElseThrow().value());
    }
}
