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
 * No regular expression of Malim backtracks catastrophically (ReDoS). Each is matched against hostile texts made from its own
 * parts, and accesses to characters are counted, which is the same on slow and fast machines.
 */
class RegularExpressionsTest {
    /** Length of a text for {@code find}. */
    private static final int TEXT = 500;

    /** Length of a text for {@code matches}: the longest URL. Longer texts are split into lines first. */
    private static final int WHOLE = 4_096;

    /** Accesses allowed for each pair of characters: start and extent of a match. */
    private static final long ACCESSES = 20;

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
    void doesNotBacktrackCatastrophically(String name, Pattern pattern) {
        for (var part : parts(pattern)) {
            var text = new Counted(part.repeat(TEXT / part.length()) + NOWHERE, ACCESSES * TEXT * TEXT);
            assertTrue(text.completes(() -> findAll(pattern, text)), () -> pattern + " in many " + part);

            var whole = new Counted(part.repeat(WHOLE / part.length()) + NOWHERE, ACCESSES * WHOLE * WHOLE);
            assertTrue(whole.completes(() -> pattern.matcher(whole).matches()), () -> pattern + " of many " + part);
        }
    }

    private static void findAll(Pattern pattern, CharSequence text) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            // only the accesses count
        }
    }

    /** Texts to repeat: some characters, each character of the expression, each pair, and its words. */
    private static Set<String> parts(Pattern pattern) {
        var parts = new TreeSet<String>();
        ANYWHERE.chars().forEach(c -> parts.add(Character.toString(c)));
        var expression = pattern.pattern();
        for (int i = 0; i < expression.length(); i++) {
            parts.add(expression.substring(i, i + 1));
            parts.add(expression.substring(i, Math.min(i + 2, expression.length())));
        }
        for (var word : List.of(expression.split("[^\\p{L}\\d<>/:.-]+"))) {
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

    /** A text that counts accesses and throws when there are too many. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long left;

        Counted(String text, long max) {
            this.text = text;
            this.left = max;
        }

        boolean completes(Runnable match) {
            try {
                match.run();
                return true;
            } catch (TooManyAccesses | StackOverflowError e) {
                return false;
            }
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooManyAccesses();
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

    private static final class TooManyAccesses extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
