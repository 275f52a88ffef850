package kz.malim;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No regular expression of Malim can be made to backtrack for long (ReDoS). Each is matched against texts built from its own
 * parts, counting how often it reads a character: the same on a slow machine as on a fast one.
 */
class RegularExpressionsTest {
    /** Length of a text that is searched for a match. */
    private static final int TEXT = 500;

    /** Length of a text that is matched as a whole: that of the longest URL. Longer texts are split into lines first. */
    private static final int WHOLE = 4_096;

    /** Reads for each pair of characters: where a match starts, and how far it is read. */
    private static final long READS = 20;

    private static final String ANYWHERE = "a0 .,-_/:;<>\"'&=()[]{}\\\n\tқЯ\u0301";
    private static final String NOWHERE = "\u0001";

    static Stream<Arguments> expressions() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("kz.malim").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(Pattern.class))
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .map(field -> Arguments.of(name(field), pattern(field)));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void readsNoCharacterTooOften(String name, Pattern pattern) {
        for (var part : parts(pattern)) {
            var text = new Counted(part.repeat(TEXT / part.length()) + NOWHERE, READS * TEXT * TEXT);
            assertTrue(text.isDone(() -> findAll(pattern, text)), () -> pattern + " in many " + part);

            var whole = new Counted(part.repeat(WHOLE / part.length()) + NOWHERE, READS * WHOLE * WHOLE);
            assertTrue(whole.isDone(() -> pattern.matcher(whole).matches()), () -> pattern + " of many " + part);
        }
    }

    private static void findAll(Pattern pattern, CharSequence text) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            // only the number of reads counts
        }
    }

    /** What could be repeated: any character, each of the expression, pairs of them, and its words. */
    private static Set<String> parts(Pattern pattern) {
        var parts = new TreeSet<String>();
        ANYWHERE.chars().forEach(c -> parts.add(Character.toString(c)));
        var written = pattern.pattern();
        for (int i = 0; i < written.length(); i++) {
            parts.add(written.substring(i, i + 1));
            parts.add(written.substring(i, Math.min(i + 2, written.length())));
        }
        for (var word : List.of(written.split("[^\\p{L}\\d<>/:.-]+"))) {
            parts.addAll(word.isEmpty() ? List.of() : List.of(word, word + " ", "<" + word + ">"));
        }
        return parts;
    }

    private static String name(JavaField field) {
        JavaClass owner = field.getOwner();
        return owner.getSimpleName() + "." + field.getName();
    }

    private static Pattern pattern(JavaField field) {
        try {
            var reflected = field.reflect();
            reflected.setAccessible(true);
            return (Pattern) reflected.get(null);
        } catch (IllegalAccessException e) {
            return fail(e);
        }
    }

    /** A text that counts how often it is read, and fails over a limit. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long left;

        Counted(String text, long limit) {
            this.text = text;
            this.left = limit;
        }

        boolean isDone(Runnable looking) {
            try {
                looking.run();
                return true;
            } catch (TooOften | StackOverflowError astray) {
                return false;
            }
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooOften();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooOften extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
