package kz.malim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.malim.web.Site;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting is read before anything starts; {@code kz.malim.fault.RefusedSettingsIT} sees the packaged program end. */
public class SettingsTest {
    /** Texts that each setting refuses. A new setting needs some. */
    public static final Map<String, List<String>> NONSENSE = Map.ofEntries(
            Map.entry("malim.admin-key", List.of("short", "a b c d e f g h i j k l m n o p q r s", "ключ".repeat(20))),
            Map.entry("malim.admin-key-file", List.of("/nowhere/at/all/key", "/", "target")),
            Map.entry("malim.article-extra-schema", List.of("/nowhere.json", "src", "pom.xml", "mvnw")),
            Map.entry("malim.article-kinds", List.of("Obituary", "two words", "a".repeat(41), "-x", "ok,no_way")),
            Map.entry("malim.body-deadline.least", List.of("soon", "0", "-5s", "500ms", "25h", "1000000D")),
            Map.entry("malim.body-deadline.rate", List.of("fast", "0", "-1", "1.5", "99999999999")),
            Map.entry("malim.cache.enabled", List.of("maybe", "tru", "2")),
            Map.entry("malim.cache.size", List.of("much", "0", "-64M", "64MB", "900T", "1023")),
            Map.entry("malim.cache.status-headers", List.of("sometimes")),
            Map.entry("malim.cdn.tag-header", List.of("X-Tag", "Cache-Tag,xkey", "Surrogate Key", "true")),
            Map.entry("malim.changes.retention", List.of("long", "0D", "-1D", "59s", "4000D")),
            Map.entry(
                    "malim.cors.origins",
                    List.of(
                            "news.example",
                            "https://news.example/",
                            "https://News.example",
                            "https://news.example:443",
                            "null",
                            "https://*.news.example",
                            "*,https://news.example")),
            Map.entry("malim.data-dir", List.of("pom.xml", "pom.xml/data", "a\0b")),
            Map.entry("malim.demo", List.of("please", "TRUEE")),
            Map.entry("malim.embeds.known-only", List.of("strictly")),
            Map.entry(
                    "malim.embeds.providers",
                    List.of(
                            "youtube.com",
                            "youtube=youtube.com",
                            "https://youtu.be=youtube",
                            "youtu.be=You Tube",
                            "a.b=c,d")),
            Map.entry("malim.idempotency.keep", List.of("a day", "0", "5s", "11000D")),
            Map.entry("malim.largest-body", List.of("big", "0", "2X", "110M")),
            Map.entry("malim.media.ahead", List.of("later")),
            Map.entry(
                    "malim.media.allowed-networks",
                    List.of(
                            "10.0.0.1",
                            "10.0.0.0/33",
                            "10.0.0.0/-1",
                            "10.0/8",
                            "localhost/8",
                            "fd00::/129",
                            "10.0.0.0/8/8",
                            "10.1.0.0/16,nonsense")),
            Map.entry("malim.media.crops", List.of("wide", "16/9", "1:1,2:1", "16:10")),
            Map.entry("malim.media.fetch-timeout", List.of("never", "0S", "10ms")),
            Map.entry("malim.media.largest-file", List.of("huge", "0", "102M")),
            Map.entry("malim.media.largest-media", List.of("huge", "0", "102M")),
            Map.entry("malim.media.megapixels", List.of("many", "0", "-50", "2148")),
            Map.entry("malim.media.widths", List.of("wide", "0", "320,-1", "320,320", "100000", "320,wide")),
            Map.entry("malim.media.memory", List.of("plenty", "0", "-1M")),
            Map.entry("malim.media.processing-timeout", List.of("forever", "0S", "2D")),
            Map.entry("malim.media.queue-timeout", List.of("never", "-1s")),
            Map.entry("malim.media.workers", List.of("two", "0", "100000")),
            Map.entry("malim.oidc.enabled", List.of("perhaps", "true")), // true: without a provider
            Map.entry("malim.podcast.category", List.of("two\nlines", "a".repeat(201))),
            Map.entry("malim.podcast.email", List.of("nobody", "a b@news.example", "@news.example", "<a@b>")),
            Map.entry("malim.podcast.explicit", List.of("rather")),
            Map.entry("malim.podcast.image", List.of("cover.jpg", "ftp://a.example/x")),
            Map.entry("malim.publication.requires-none", List.of("fatal", "errors")),
            Map.entry("malim.rate-limit.enabled", List.of("sometimes")),
            Map.entry("malim.rate-limit.requests", List.of("few", "0", "-1", "9999999999")),
            Map.entry("malim.rate-limit.window", List.of("wide", "0s", "100ms", "400D")),
            Map.entry("malim.read-only", List.of("mostly")),
            Map.entry("malim.reading-role", List.of("Reader", "a-b", "r\"; drop table article; --", "r".repeat(64))),
            Map.entry("malim.access-log", List.of("verbose")),
            Map.entry("malim.traces.statements", List.of("verbose")),
            Map.entry("malim.retention.audit", List.of("ever", "0D", "-1D", "4000D")),
            Map.entry("malim.retention.revisions", List.of("long", "59s", "4000D")),
            Map.entry("malim.search.recency.decay", List.of("slow", "0D", "1h", "40000D")),
            Map.entry("malim.search.recency.floor", List.of("low", "-0.1", "1.5", "2", "NaN")),
            Map.entry("malim.search.weight.beginning", List.of("little", "-1", "1.01", "1e-3")),
            Map.entry("malim.search.weight.body", List.of("little", "-1", "1.01", "1e-3")),
            Map.entry("malim.search.weight.folded", List.of("little", "-1", "1.01", "1e-3")),
            Map.entry("malim.search.weight.lede", List.of("little", "-1", "1.01", "1e-3")),
            Map.entry("malim.search.weight.metadata", List.of("little", "-1", "1.01", "1e-3")),
            Map.entry("malim.search.weight.other-language", List.of("little", "-1", "1.01", "1e-3")),
            Map.entry("malim.search.weight.root", List.of("little", "-1", "1.01", "1e-3")),
            Map.entry("malim.search.weight.synonym", List.of("little", "-1", "1.01", "1e-3")),
            Map.entry("malim.schedule.enabled", List.of("ja")),
            Map.entry("malim.schedule.every", List.of("often", "0s", "500ms", "1D", "10", "2h")),
            Map.entry(
                    "malim.site.article-url",
                    List.of(
                            "nowhere",
                            "https://news.example/{id}",
                            "{slug}",
                            "https://news.example/{year}/{slug}",
                            "ftp://news.example/{slug}")),
            Map.entry("malim.site.contact.address", List.of("two\nlines", "a".repeat(201))),
            Map.entry("malim.site.contact.email", List.of("nobody", "a b@news.example", "@news.example")),
            Map.entry("malim.site.contact.phone", List.of("call us", "+", "7", "+7 727 000 00 00 ext. 5")),
            Map.entry("malim.site.languages", List.of("kz", "Kazakh", "kk,de", "kk,ru,kk", "ru;en")),
            Map.entry("malim.site.logo", List.of("logo.svg", "ftp://news.example/logo.svg")),
            Map.entry(
                    "malim.site.author-url",
                    List.of("nowhere", "https://news.example/{id}", "{slug}", "ftp://a/{slug}")),
            Map.entry("malim.site.name", List.of("two\nlines", "n".repeat(201))),
            Map.entry("malim.site.names", List.of("Malim", "kz=Malim", "ru=", "ru=a,ru=b", "ru=" + "n".repeat(201))),
            Map.entry("malim.site.social", List.of("@malim", "t.me/malim", "https://t.me/malim,malim")),
            Map.entry(
                    "malim.site.preview-url",
                    List.of(
                            "nowhere",
                            "https://news.example/preview",
                            "{token}",
                            "https://news.example/{slug}/{token}")),
            Map.entry(
                    "malim.site.section-url",
                    List.of("nowhere", "https://news.example/{id}", "{slug}", "ftp://a/{slug}")),
            Map.entry(
                    "malim.site.tag-url", List.of("nowhere", "https://news.example/{id}", "{slug}", "ftp://a/{slug}")),
            Map.entry(
                    "malim.site.usage",
                    List.of("no", "train-ai", "train-ai=no", "train-genai=n", "train-ai=n search=y", "train-ai=n,")),
            Map.entry(
                    "malim.site.url",
                    List.of(
                            "news.example",
                            "https://news.example/",
                            "ftp://news.example",
                            "https://user:secret@news.example",
                            "https://news.example?q=1",
                            "https://",
                            "https://news.example:99999")),
            Map.entry("malim.site.zone", List.of("Asia/Almata", "+05:00", "Mars")),
            Map.entry("malim.storage.folder", List.of("pom.xml/files", "pom.xml")),
            Map.entry("malim.storage.s3.access-key", List.of("a b")),
            Map.entry("malim.storage.s3.bucket", List.of("b", "a/b", "two words")),
            Map.entry("malim.storage.s3.endpoint", List.of("s3.example", "s3://bucket", "http://my_store:9000")),
            Map.entry("malim.storage.s3.path-style", List.of("host", "3")),
            Map.entry("malim.storage.s3.region", List.of("us east", "eu/central")),
            Map.entry("malim.storage.s3.secret-key", List.of("ключ")),
            Map.entry("malim.storage.s3.session-token", List.of("two words")),
            Map.entry("malim.stream.connections", List.of("many", "0", "-1", "1.5")),
            Map.entry("malim.stream.lifetime", List.of("long", "0", "-5s", "500ms", "25h")),
            Map.entry("malim.stream.ping", List.of("often", "0", "-5s", "500ms", "25h")),
            Map.entry("malim.temporary-dir", List.of("pom.xml/tmp", "pom.xml")),
            Map.entry("malim.uploads-at-a-time", List.of("all", "0", "-8", "100000")),
            Map.entry("malim.webhook.allowed-networks", List.of("10.0.0.1", "10.0.0.0/33", "localhost/8")),
            Map.entry("malim.webhook.encryption-key", List.of("short", "a b c d e f g h i j k l m n o p q r s")),
            Map.entry("malim.webhook.retries", List.of("soon", "0", "5S,never", "25h")),
            Map.entry("malim.webhook.timeout", List.of("never", "0S", "10ms")));

    /** What must be set beside a setting, so that the refusal is its own. */
    private static final Map<String, String> STORE = Map.of(
            "malim.storage.s3.endpoint", "http://localhost:9000",
            "malim.storage.s3.bucket", "pictures",
            "malim.storage.s3.access-key", "key",
            "malim.storage.s3.secret-key", "secret");

    /** They are in the data folder otherwise, and as wrong as it is. */
    private static final Map<String, String> FOLDERS =
            Map.of("malim.storage.folder", "target/files", "malim.temporary-dir", "target/tmp");

    private static final Map<String, String> UNSET = Map.of();

    static Stream<String> settings() {
        return mappings()
                .flatMap(mapping -> mapping.getProperties().keySet().stream())
                .map(name -> name.replaceFirst("\\[.*", ""))
                .distinct()
                .sorted();
    }

    private static Stream<ConfigClass> mappings() {
        return mappingTypes().stream().map(ConfigClass::configClass);
    }

    private static List<Class<?>> mappingTypes() {
        return new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    @Test
    void knowsEveryMapping() {
        assertEquals(Set.copyOf(mappingTypes()), Set.copyOf(Settings.MAPPINGS));
    }

    /** One that is injected by itself would be read when the database has been started, or at the first request. */
    @Test
    void everySettingIsInAMapping() {
        var injected = new ClassFileImporter()
                .importPath(Path.of("target/classes")).stream()
                        .flatMap(type -> type.getConstructors().stream())
                        .flatMap(constructor -> constructor.getParameters().stream())
                        .filter(parameter -> parameter
                                .tryGetAnnotationOfType(ConfigProperty.class)
                                .filter(property -> property.name().startsWith("malim."))
                                .isPresent())
                        .map(parameter -> parameter.getOwner().getFullName())
                        .toList();

        assertEquals(List.of(), injected);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void refusesNonsenseInOneLineThatNamesTheSetting(String name) {
        var texts = NONSENSE.getOrDefault(name, List.of());
        assertFalse(texts.isEmpty(), "NONSENSE needs texts for " + name);
        for (var text : texts) {
            var beside = name.startsWith("malim.storage.s3.") ? STORE : name.equals("malim.data-dir") ? FOLDERS : UNSET;

            var problems = problems(with(beside, Map.of(name, text)));

            assertEquals(1, problems.size(), () -> name + "=" + text + ": " + problems);
            var line = problems.getFirst();
            assertTrue(line.matches(name + "(\\[[0-9]+])? (must|needs) [^\n]+"), () -> name + "=" + text + ": " + line);
            assertFalse(line.contains("Exception") || line.contains("SRCFG"), line);
            assertFalse(name.endsWith("-key") && line.contains(text), line);
        }
    }

    @Test
    void refusesAllThatIsWrongAtOnce() {
        var problems = problems(Map.of(
                "malim.cache.size",
                "much",
                "malim.site.zone",
                "Mars",
                "malim.demo",
                "please",
                "malim.media.widths",
                "320,x"));

        assertEquals(
                List.of("malim.cache.size", "malim.demo", "malim.media.widths", "malim.site.zone"),
                problems.stream()
                        .map(line -> line.replaceFirst("(\\[[0-9]+])? must .*", ""))
                        .sorted()
                        .toList());
    }

    @Test
    void refusesAStoreOfWhichHalfIsMissing() {
        assertEquals(
                List.of("malim.storage.s3.endpoint must be set, since others of its group are"),
                problems(Map.of("malim.storage.s3.bucket", "pictures")));
        assertEquals(
                List.of("malim.storage.s3.access-key and malim.storage.s3.secret-key must be set together"),
                problems(Map.of(
                        "malim.storage.s3.endpoint", "http://localhost:9000",
                        "malim.storage.s3.bucket", "pictures",
                        "malim.storage.s3.access-key", "key")));
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertEquals(
                List.of("malim.admin-key-file is for a key that Malim draws; unset it, or malim.admin-key"),
                problems(Map.of("malim.admin-key", "k".repeat(32), "malim.admin-key-file", "target/key")));
        assertEquals(
                List.of(),
                problems(Map.of(
                        "malim.oidc.enabled",
                        "true",
                        "quarkus.oidc.auth-server-url",
                        "https://id.example/realms/news")));
        assertEquals(
                List.of("quarkus.otel.exporter.otlp.protocol must be http/protobuf: gRPC is not brought along"),
                problems(Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.otel.exporter.otlp.protocol", "grpc")));
        assertEquals(
                List.of(),
                problems(Map.of("malim.media.largest-file", "200M", "quarkus.http.limits.max-body-size", "201M")));
    }

    @Test
    void refusesProxiesThatAreNoAddressesOrNone() {
        var list = "quarkus.http.proxy.trusted-proxies";
        for (var wrong : List.of("proxy.example", "10.0.0.0/33", "10.0.0", "10.0.0.1/x", "*")) {
            assertEquals(
                    List.of(list + " must be IP addresses and networks such as 10.0.0.0/8, not \"" + wrong + "\""),
                    problems(Map.of(list, "127.0.0.1, " + wrong)));
        }
        assertEquals(
                List.of("quarkus.http.proxy.proxy-address-forwarding needs " + list
                        + ": without, any client could say who it is"),
                problems(Map.of("quarkus.http.proxy.proxy-address-forwarding", "true", list, "")));
        assertEquals(
                List.of(),
                problems(Map.of(
                        "quarkus.http.proxy.proxy-address-forwarding",
                        "true",
                        list,
                        "10.0.0.0/8, 192.0.2.7,fd00::/8,2001:db8::1")));
    }

    @Test
    void keepsHistoryForAsLongAsTheSiteCanBeShownAsOfThen() {
        var line = "malim.retention.audit and malim.retention.revisions must not be shorter than"
                + " malim.changes.retention, for which the site can be shown as of a time";

        assertEquals(List.of(line), problems(Map.of("malim.retention.audit", "89D")));
        assertEquals(List.of(line), problems(Map.of("malim.retention.revisions", "24h")));
        assertEquals(
                List.of(line), problems(Map.of("malim.retention.audit", "365D", "malim.changes.retention", "366D")));
    }

    @Test
    void takesAnEmptyTextForUnset() {
        assertEquals(List.of(), problems(Map.of("malim.admin-key", "", "malim.media.workers", "")));
        assertEquals(List.of("malim.site.name must not be empty"), problems(Map.of("malim.site.name", "")));
        assertEquals(List.of("malim.site.zone must not be empty"), problems(Map.of("malim.site.zone", "  ")));
    }

    @Test
    void warnsOfASiteWithoutAnAddressOfItsOwn() {
        assertEquals(
                List.of("malim.site.url is not set: links in feeds, sitemaps, JSON-LD and previews lead to"
                        + " http://localhost:8080, where no reader gets to"),
                warnings(UNSET));
        assertTrue(warnings(Map.of("quarkus.http.port", "9999")).getFirst().contains(" http://localhost:9999, "));
        assertEquals(List.of(), warnings(Map.of("malim.site.url", "https://news.example")));
        assertEquals(List.of(), warnings(Map.of("malim.site.url", "http://localhost:8080")));
    }

    private static List<String> warnings(Map<String, String> given) {
        return Settings.warnings(ConfigUtils.emptyConfigBuilder()
                .withMapping(Site.class)
                .withSources(new PropertiesConfigSource(given, "given", 1000))
                .build());
    }

    @Test
    void takesWhatIsRight() {
        assertEquals(List.of(), problems(UNSET));
        assertEquals(List.of(), problems(STORE));
        assertEquals(
                List.of(),
                problems(Map.ofEntries(
                        Map.entry("malim.site.url", "https://news.example:8443/content"),
                        Map.entry("malim.site.article-url", "https://news.example/{lang}/{section}/{slug}?from=feed"),
                        Map.entry("malim.site.section-url", "{origin}/{lang}/{slug}"),
                        Map.entry("malim.article-kinds", "obituary, long-read"),
                        Map.entry("malim.site.zone", "UTC"),
                        Map.entry("malim.site.name", "Жаңалықтар — «Мәлім»"),
                        Map.entry(
                                "malim.cors.origins",
                                "https://news.example, http://localhost:3000, capacitor://localhost"),
                        Map.entry("malim.media.allowed-networks", "10.1.0.0/16, fd00::/8"),
                        Map.entry("malim.media.widths", "2048, 320"),
                        Map.entry("malim.media.crops", "1.91:1, 9:16"),
                        Map.entry("malim.schedule.every", "5m"),
                        Map.entry("malim.changes.retention", "30D"),
                        Map.entry("malim.retention.audit", "30D"),
                        Map.entry("malim.retention.revisions", "365D"),
                        Map.entry("malim.rate-limit.window", "PT1M"),
                        Map.entry("malim.publication.requires-none", "warning"),
                        Map.entry("malim.storage.folder", "target/not/yet/there"),
                        Map.entry("malim.cdn.tag-header", "surrogate-key"),
                        Map.entry("malim.demo", "TRUE"))));
    }

    @Test
    void asksWhatAnUnknownSettingMeans() {
        assertEquals(
                List.of(
                        "Unknown setting MALIM_SITE_NMAE. Did you mean MALIM_SITE_NAME?",
                        "Unknown setting malim.cache.sise. Did you mean malim.cache.size?",
                        "Unknown setting malim.rate-limit.request. Did you mean malim.rate-limit.requests?",
                        "Unknown setting malim.storage.s3.acces-key. Did you mean malim.storage.s3.access-key?"),
                Settings.unknown(List.of(
                        "malim.cache.sise",
                        "malim.rate-limit.request",
                        "malim.storage.s3.acces-key",
                        "MALIM_SITE_NMAE")));
    }

    @Test
    void knowsItsSettingsHoweverTheyAreWritten() {
        var variables = settings().map(name -> name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT));

        assertEquals(List.of(), Settings.unknown(settings().toList()));
        assertEquals(List.of(), Settings.unknown(variables.toList()));
        assertEquals(
                List.of(),
                Settings.unknown(List.of(
                        "malim.media.widths[0]",
                        "MALIM_MEDIA_WIDTHS_0_",
                        "MALIM_SERVICE_HOST", // of Kubernetes
                        "MALIM_PORT_8080_TCP_ADDR",
                        "%dev.malim.site.name",
                        "quarkus.http.port",
                        "MALIMA")));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static List<String> problems(Map<String, String> given) {
        return Settings.problems(
                ConfigUtils.configBuilder().withSources(new PropertiesConfigSource(given, "given", 1000)));
    }
}
