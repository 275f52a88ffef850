package kz.malim.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class KazakhRootsTest {

    @Test
    void formsOfAVerbHaveOneRoot() {
        for (var forms : List.of(
                List.of("жаса", "жасады", "жасаған", "жасайды", "жасап", "жасау", "жасама", "жасамады", "жасар"),
                List.of("бер", "берді", "берген", "береді", "беріп", "беру", "бермеді", "берсе", "бермек"),
                List.of("қайтар", "қайтарды", "қайтарған", "қайтарады", "қайтару", "қайтарып", "қайтарсақ"),
                List.of("той", "тойды", "тойған", "тою"),
                List.of("боя", "бояды", "бояу", "бояған"))) {
            assertEquals(1, forms.stream().map(KazakhRootsTest::root).distinct().count(), forms::toString);
        }
    }

    @Test
    void derivedWordsHaveTheRootOfTheirNoun() {
        assertEquals(root("достар"), root("достық"));
        assertEquals(root("балық"), root("балықшы"));
        assertEquals(root("темекіні"), root("темекіші"));
        assertEquals(root("айыбы"), root("айыпты"));
    }

    @Test
    void leavesShortAndOtherWordsAlone() {
        assertNotEquals(root("бала"), root("балық"));
        assertNotEquals(root("жаса"), root("жасыл"));
        assertNotEquals(root("ат"), root("ату"));
    }

    private static String root(String word) {
        var stem = KazakhStemmer.EXACT.stem(word);
        return KazakhRoots.root(word, stem).orElse(stem);
    }
}
