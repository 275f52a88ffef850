package kz.malim;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every line that an operator reads begins with a code of its own, which the manual explains. */
class LogCodesTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MANUAL = Path.of("src/site/markdown/logs.md");

    /** A call that writes, with what is in its way up to the end of the statement. */
    private static final Pattern CALL = Pattern.compile(
            "(?:\\bLOG|\\bLogger\\.getLogger\\(\\w+\\.class\\))\\s*\\.(trace|debug|info|warn|error|fatal|log)[fv]?\\(((?:(?!\\bLOG\\.)[^;])*)"
                    + "|System\\.(err)\\.print\\w*\\(([^;]*)");

    /** Passes on what somebody else has written, and no code would be seen here. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:LOG|\\)|err)::(?:info|warn|error|fatal|log|print)\\w*");

    private static final Pattern MESSAGE = Pattern.compile("^\\s*(?:\\w+,\\s*)?\"(MALIM-\\d{4}) ([^\"%:]*)");

    /** Malim's lines by whichever object writes them, so that none passes by under another name. */
    private static final Pattern LOGGER =
            Pattern.compile("\\bLogger (?!LOG\\b)\\w+\\s*[=;,)]|\\bSystem\\.(?:getLogger|Logger)");

    /** Who starts a command reads what it says, and has asked for it. */
    private static final List<String> COMMANDS = List.of("BackupCommand.java", "ImportCommand.java");

    private record Line(String code, String level, String beginning, String file) {}

    @Test
    void everyLineHasACode() {
        assertEquals(List.of(), uncoded(sources()));
    }

    @Test
    void aLineWithoutACodeIsFound() {
        for (var source : List.of(
                "LOG.info(\"Started\");",
                "LOG.warnf(\n    \"Late: by=%s\", time);",
                "LOG.error(cause, failure);",
                "LOG.infof(first ? \"MALIM-1001 A\" : \"B\");",
                "key.ifPresentOrElse(k -> LOG.info(\"MALIM-1001 A\"), () -> LOG.info(\"B\"));",
                "LOG.infof(\"MALIM-101 Short\");",
                "Logger.getLogger(Settings.class).warn(message);",
                "System.err.println(e.getMessage());",
                "problems.forEach(System.err::println);",
                "lines.forEach(Logger.getLogger(Settings.class)::warn);",
                "private static final Logger OTHER = Logger.getLogger(Settings.class);")) {
            assertEquals(1, uncoded(Map.of("Some.java", source)).size(), source);
        }
        assertEquals(
                List.of(),
                uncoded(Map.of("Some.java", "LOG.debugf(failure, \"Late\"); LOG.warn(\"MALIM-1001 Late\");")));
    }

    @Test
    void noTwoLinesHaveTheSame() {
        var several = lines().stream().collect(groupingBy(Line::code)).values().stream()
                .filter(same -> same.size() > 1)
                .toList();

        assertEquals(List.of(), several);
    }

    @Test
    void theManualExplainsEachAndNoOther() {
        var explained = MarkdownPage.read(MANUAL).rows().stream()
                .filter(row -> row.getFirst().startsWith("MALIM-"))
                .collect(toMap(List::getFirst, row -> row, (one, other) -> one, TreeMap::new));
        var written = lines().stream().collect(toMap(Line::code, line -> line, (one, other) -> one, TreeMap::new));

        assertEquals(written.keySet(), explained.keySet());
        written.forEach((code, line) -> {
            var row = requireNonNull(explained.get(code), code);
            assertEquals(line.level(), row.get(1), code);
            assertTrue(row.get(2).startsWith(line.beginning().strip()), () -> line + " is not " + row.get(2));
            assertTrue(!row.get(3).isBlank(), () -> code + " says what to do");
        });
    }

    private static List<String> uncoded(Map<String, String> sources) {
        var found = new ArrayList<String>();
        sources.forEach((file, source) -> {
            CALL.matcher(source)
                    .results()
                    .filter(call ->
                            isRead(call) && !MESSAGE.matcher(arguments(call)).find())
                    .forEach(call -> found.add(file + ": " + call.group()));
            REFERENCE.matcher(source).results().forEach(passed -> found.add(file + ": " + passed.group()));
            LOGGER.matcher(source).results().forEach(logger -> found.add(file + ": " + logger.group()));
        });
        return found;
    }

    private static List<Line> lines() {
        var lines = new ArrayList<Line>();
        sources()
                .forEach((file, source) -> CALL.matcher(source)
                        .results()
                        .filter(LogCodesTest::isRead)
                        .forEach(call -> {
                            var message = MESSAGE.matcher(arguments(call));
                            if (message.find()) {
                                lines.add(new Line(message.group(1), level(call), message.group(2), file));
                            }
                        }));
        return lines;
    }

    /** Details are off, and written for who works on Malim. */
    private static boolean isRead(MatchResult call) {
        return !List.of("TRACE", "DEBUG").contains(level(call));
    }

    private static String level(MatchResult call) {
        return call.group(1) == null ? "stderr" : call.group(1).toUpperCase(Locale.ROOT);
    }

    private static String arguments(MatchResult call) {
        return call.group(1) == null ? call.group(4) : call.group(2);
    }

    private static Map<String, String> sources() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !COMMANDS.contains(file.getFileName().toString()))
                    .collect(toMap(Path::toString, LogCodesTest::read, (one, other) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
