package kz.malim;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and manual name is there: files, headings, settings, classes, packages. */
class ManualTest {
    private static final Path README = Path.of("README.md");
    private static final Path MANUAL = Path.of("src/site/markdown");
    private static final Path GITHUB = Path.of(".github");
    private static final Path KUBERNETES = Path.of("k8s/README.md");

    private static final Pattern SETTING = Pattern.compile("malim(\\.[a-z0-9-]+)+");
    private static final Pattern VARIABLE = Pattern.compile("\\bMALIM_[A-Z0-9_]+");
    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(name = \"(malim\\.[^\"]+)\"");

    /** Two humps or more, so that it is no word of prose; of a nested class the one around it. */
    private static final Pattern CLASS = Pattern.compile("((?:[A-Z][a-z]+){2,}[A-Z]*)(?:\\$\\w+)?");

    private static final Pattern PACKAGE = Pattern.compile("`([a-z]+)`");

    private static final String NO_DEFAULT = "none";

    /** All of Malim's own settings with their defaults. */
    private static final Map<String, String> SETTINGS = new TreeMap<>();

    @BeforeAll
    static void findSettings() throws IOException {
        new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .map(type -> new ConfigClass(
                                type, type.getAnnotation(ConfigMapping.class).prefix()))
                        .forEach(mapping -> mapping.getProperties().forEach((name, value) -> {
                            if (!name.contains("[")) { // of an element of a list
                                SETTINGS.put(name, value == null ? NO_DEFAULT : value);
                            }
                        }));
        files(Path.of("src/main/java"), ".java")
                .flatMap(file -> INJECTED.matcher(read(file)).results())
                .forEach(injected -> SETTINGS.putIfAbsent(injected.group(1), NO_DEFAULT));
        var configured = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            configured.load(file);
        }
        configured.stringPropertyNames().stream()
                .filter(name -> name.startsWith("malim."))
                .forEach(name -> SETTINGS.put(name, configured.getProperty(name)));
    }

    static Stream<Path> pages() throws IOException {
        return Stream.of(Stream.of(README, KUBERNETES), files(MANUAL, ".md"), files(GITHUB, ".md"))
                .flatMap(paths -> paths);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeading(Path page) {
        var broken = MarkdownPage.read(page).links().stream()
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !leadsSomewhere(page, link))
                .toList();

        assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everySettingThatIsNamedExists(Path page) throws IOException {
        var variables = SETTINGS.keySet().stream().map(ManualTest::variable).collect(toSet());

        var unknown = MarkdownPage.read(page).codes().stream()
                .filter(code -> SETTING.matcher(code).matches())
                .filter(code -> !code.startsWith("malim.test.") && !SETTINGS.containsKey(code))
                .toList();
        var unknownVariables = VARIABLE.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .filter(name -> !variables.contains(name))
                .toList();

        assertEquals(List.of(), unknown);
        assertEquals(List.of(), unknownVariables);
    }

    @Test
    void everySettingHasARowWithItsDefault() {
        var rows = MarkdownPage.read(MANUAL.resolve("settings.md")).rows();

        SETTINGS.forEach((name, value) -> assertTrue(
                rows.stream()
                        .anyMatch(
                                row -> row.getFirst().equals(name) && row.get(1).equals(value)),
                () -> "settings.md needs a row | `%s` | `%s` |".formatted(name, value)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyClassThatIsNamedExists(Path page) throws IOException {
        if (page.equals(KUBERNETES)) {
            return; // its kinds are named as classes are
        }
        var classes = files(Path.of("src"), ".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(toSet());

        var unknown = MarkdownPage.read(page).codes().stream()
                .map(CLASS::matcher)
                .filter(matcher -> matcher.matches() && !classes.contains(matcher.group(1)))
                .map(matcher -> matcher.group(1))
                .toList();

        assertEquals(List.of(), unknown);
    }

    /** What scanners are told is what people are told. */
    @Test
    void everyAdvisoryToldToScannersIsExplained() throws IOException {
        var explained = Files.readString(Path.of(".ci/advisories.md"));

        var unexplained = Pattern.compile("\"name\": \"CVE-(2\\d+)-(\\d+)\"")
                .matcher(Files.readString(Path.of(".ci/malim.openvex.json")))
                .results()
                .filter(cve -> !explained.contains("-" + cve.group(2)))
                .map(MatchResult::group)
                .toList();

        assertEquals(List.of(), unexplained);
    }

    @Test
    void theReadingOrderIsThatOfThePackages() throws IOException {
        var section = Files.readString(README).split("## Reading order of the code")[1];
        var named =
                PACKAGE.matcher(section).results().map(name -> name.group(1)).toList();

        assertEquals(
                ArchitectureTest.IN_READING_ORDER,
                named.stream()
                        .filter(ArchitectureTest.IN_READING_ORDER::contains)
                        .toList());
        try (var packages = Files.list(Path.of("src/main/java/kz/malim"))) {
            var missing = packages.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !named.contains(name))
                    .toList();

            assertEquals(List.of(), missing);
        }
    }

    private static boolean leadsSomewhere(Path page, String link) {
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1 || MarkdownPage.read(target).anchors().contains(parts[1]));
    }

    private static String variable(String setting) {
        return setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static Stream<Path> files(Path folder, String suffix) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
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
