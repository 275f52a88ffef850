package kz.malim.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Measures the stemmer: of all pairs of forms of one word, how many meet; of all pairs that meet, how many are forms of
 * one word. Run it to see the table.
 */
public final class StemmerTable {
    /** @param form as news have it */
    private record Form(String lemma, String form) {}

    record Score(int forms, double recall, double precision, Set<String> missed, Set<String> wrong) {}

    private StemmerTable() {}

    public static void main(String[] arguments) {
        System.out.printf("%-28s %7s %8s %10s%n", "set", "forms", "recall", "precision");
        for (var set : List.of("stemmer-gold.tsv", "stemmer-held-out.tsv")) {
            print(set, score(set, KazakhStemmer.EXACT::stem));
            print(set + ", folded", score(set, word -> KazakhStemmer.FOLDED.stem(LetterFolding.folded(word))));
        }
        var forms = forms("stemmer-held-out.tsv");
        for (int round = 0; round < 5; round++) {
            long start = System.nanoTime();
            int letters = 0;
            for (int i = 0; i < 100; i++) {
                for (var form : forms) {
                    letters += KazakhStemmer.EXACT.stem(form.form()).length();
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT, "%,.0f words/s in one thread (%d)%n", forms.size() * 100 / seconds, letters % 7);
        }
    }

    private static void print(String set, Score score) {
        System.out.printf(
                Locale.ROOT, "%-28s %7d %8.3f %10.3f%n", set, score.forms(), score.recall(), score.precision());
        System.out.println("  missed: " + score.missed().stream().limit(40).toList());
        System.out.println("  wrong: " + score.wrong().stream().limit(40).toList());
    }

    static Score score(String set, UnaryOperator<String> stemmer) {
        var forms = forms(set);
        var stems = forms.stream().map(form -> stemmer.apply(form.form())).toList();
        var byStem = new HashMap<String, List<Integer>>();
        long same = 0;
        long met = 0;
        long rightlyMet = 0;
        var missed = new TreeSet<String>();
        var wrong = new TreeSet<String>();
        for (int i = 0; i < forms.size(); i++) {
            byStem.computeIfAbsent(stems.get(i), stem -> new ArrayList<>()).add(i);
            for (int j = 0; j < i; j++) {
                boolean one = forms.get(i).lemma().equals(forms.get(j).lemma());
                boolean meet = stems.get(i).equals(stems.get(j));
                same += one ? 1 : 0;
                met += meet ? 1 : 0;
                rightlyMet += one && meet ? 1 : 0;
                if (one && !meet && forms.get(j).form().equals(forms.get(j).lemma())) {
                    missed.add(forms.get(i).form() + ">" + stems.get(i));
                }
                if (meet && !one) {
                    wrong.add(forms.get(i).form() + "=" + forms.get(j).form());
                }
            }
        }
        return new Score(forms.size(), (double) rightlyMet / same, (double) rightlyMet / met, missed, wrong);
    }

    private static List<Form> forms(String set) {
        try {
            return Files.readAllLines(Path.of("src/test/resources/words", set)).stream()
                    .map(line -> line.split("\t"))
                    .flatMap(row -> Arrays.stream(row[1].split(" ")).map(form -> new Form(row[0], form)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
