package kz.malim.pageline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Бұл маңызды, - деді министр. | министр",
                "«Бұл маңызды», – деп атап өтті Асан Бек. | Асан Бек",
                "«Бұл маңызды», – деп министр атап өтті. | министр",
                "Бұл маңызды, – деп мәлімдеді министр Асан Бек брифингте. | министр Асан Бек",
                "Бұл маңызды, – делінген әкімдік хабарламасында. | әкімдік хабарламасы",
                "Bul mańyzdy, – dedi mınıstr. | mınıstr",
                "Это важно, – заявил глава акимата в ходе брифинга. | глава акимата",
                "\"Это важно\", — говорится в сообщении акимата. | сообщение акимата",
                "\"It matters,\" said mayor Dana Li. | mayor Dana Li",
                "“It matters,” the minister told reporters. | the minister",
                "«Это важно», — заявил на брифинге министр Иван Петров. | министр Иван Петров",
                "«Это важно», — рассказала корреспонденту Stepnews.kz врач Анна Ли. | врач Анна Ли",
                "«Это важно», — поделилась с журналистами Мария Ким. | Мария Ким",
                "«Это важно», — рассказал нам сторож Семён. | сторож Семён",
                "\"It matters,\" says Dr. Jane Li. | Dr. Jane Li",
                "«Бұл маңызды», – дейді бізбен әңгімесінде Асан Бек. | Асан Бек",
                "«Bul maŋyzdy», – dedı Asan Bek brifıngte. | Asan Bek",
                "«ءبىز كۇتتىك», – دەيدى اسان بەك. | اسان بەك",
                "«Бұл маңызды», – деп жазды Асан Бек Facebook парақшасында. | Асан Бек",
                "«Бұл маңызды», – деп жазды министр Асан Бек өзінің Instagram-парақшасында. | министр Асан Бек",
                "«Бұл маңызды», – деп жазды әлеуметтік желідегі парақшасында Асан Бек. | Асан Бек",
                "«Бұл маңызды», – деп Telegram-арнасында жазды Асан Бек. | Асан Бек",
                "«Бұл маңызды», – деп жазды әкім Facebook-тегі жеке парақшасында. | әкім",
                "\"Біздің мақсат – халыққа қызмет ету\". Мемлекет басшысы Қасым Нұр | Мемлекет басшысы Қасым Нұр",
            })
    void namesTheSpeaker(String paragraph, String speaker) {
        assertEquals(new Quotes.Spoken(speaker, null), Quotes.of(paragraph));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Жиын өтті. Бұл маңызды, – дейді ол. | ол",
                "«Бұл маңызды», – деді ол сөзін қорытындылай келе. | ол",
                "«Бұл маңызды», – деп жазды ол Facebook парақшасында. | ол",
                "«Это важно», – сказал он. | он",
                "\"It matters,\" she added. | she",
            })
    void namesAPronounAsOne(String paragraph, String pronoun) {
        assertEquals(new Quotes.Spoken(null, pronoun), Quotes.of(paragraph));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Мектеп «Барыс» деп аталды.",
                "Президент «Нұр», «Ай» деген кітаптарды атады.",
                "«Егемен Қазақстан» газеті жүз жылдығын атап өтті",
                "Бәрі өтті, - деп хабарлайды Malim.kz.",
                "Компания «Степь» заявила о банкротстве.",
                "The road will open in May, the minister said.",
                "– Домбыраға қашан қызықтыңыз?",
            })
    void ignoresParagraphsThatAreNoQuote(String paragraph) {
        assertNull(Quotes.of(paragraph));
    }
}
