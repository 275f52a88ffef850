package kz.malim.words;

import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/** Stems of Russian and English words. */
final class Snowball {
    private Snowball() {}

    static String russian(String word) {
        return stem(word, new RussianStemmer());
    }

    static String english(String word) {
        return stem(word, new EnglishStemmer());
    }

    private static String stem(String word, SnowballStemmer stemmer) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }
}
