package kz.malim;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import kz.malim.access.AccessConfig;
import kz.malim.access.ClientAddress;
import kz.malim.access.RateLimitConfig;
import kz.malim.article.EditorialRules;
import kz.malim.article.EmbedProviders;
import kz.malim.article.NewsroomRules;
import kz.malim.article.PublishingSchedule;
import kz.malim.article.RetentionConfig;
import kz.malim.cache.CacheConfig;
import kz.malim.cache.CdnTags;
import kz.malim.change.ChangeLogConfig;
import kz.malim.database.DatabaseConfig;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.demo.DemoConfig;
import kz.malim.idempotency.IdempotencyKeys;
import kz.malim.media.MediaConfig;
import kz.malim.search.SearchConfig;
import kz.malim.site.SiteConfig;
import kz.malim.storage.StorageConfig;
import kz.malim.sync.StreamConfig;
import kz.malim.syndication.PodcastConfig;
import kz.malim.web.AccessLog;
import kz.malim.web.BodyLimits;
import kz.malim.web.BodyTimeout;
import kz.malim.web.CorsFilter;
import kz.malim.web.NearestName;
import kz.malim.web.Site;
import kz.malim.web.TracedRequests;
import kz.malim.webhook.WebhookConfig;

/** Reads all of Malim's settings before anything is started, and says in a line each which cannot be. */
final class Settings {
    static final List<Class<?>> MAPPINGS = List.of(
            AccessConfig.class,
            AccessLog.Config.class,
            TracedRequests.Config.class,
            BodyLimits.Config.class,
            BodyTimeout.Config.class,
            CacheConfig.class,
            CdnTags.Config.class,
            ChangeLogConfig.class,
            CorsFilter.Config.class,
            DatabaseConfig.class,
            DemoConfig.class,
            EditorialRules.Config.class,
            EmbedProviders.Config.class,
            IdempotencyKeys.Config.class,
            MediaConfig.class,
            NewsroomRules.Config.class,
            PodcastConfig.class,
            PublishingSchedule.Config.class,
            RateLimitConfig.class,
            RetentionConfig.class,
            SearchConfig.class,
            Site.class,
            SiteConfig.class,
            StorageConfig.class,
            StreamConfig.class,
            WebhookConfig.class);

    private static final String OF_MALIM = "malim.";
    private static final String SITE_URL = "malim.site.url";
    private static final int MAX_WIDTHS = 20;

    /** What SmallRye says of a text that its type refuses: name, text, the sentence of the type. */
    private static final Pattern REFUSED = Pattern.compile(
            "SRCFG00039: The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being"
                    + " converted (.*)",
            Pattern.DOTALL);

    private static final Pattern MISSING = Pattern.compile("SRCFG00014: The config property (\\S+) is required .*");
    private static final Pattern EMPTY =
            Pattern.compile("SRCFG0004[01]: The config property (\\S+) .*", Pattern.DOTALL);

    /** Their texts are not repeated. */
    private static final Pattern SECRET = Pattern.compile(".*-(key|token)");

    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+].*|_[0-9]+_?$");

    /** Kubernetes tells every container the addresses of services, of which one may be called malim. */
    private static final Pattern OF_KUBERNETES = Pattern.compile("malim_(service|port)(_.*)?");

    private Settings() {}

    /** A line for each setting that cannot be; none if all can. */
    static List<String> problems() {
        return problems(ConfigUtils.configBuilder());
    }

    static List<String> problems(SmallRyeConfigBuilder builder) {
        try {
            MAPPINGS.forEach(builder::withMapping);
            return contradictions(builder.withMappingIgnore(OF_MALIM + "**").build());
        } catch (ConfigValidationException e) {
            return IntStream.range(0, e.getProblemCount())
                    .mapToObj(i -> sentence(e.getProblem(i).getMessage().replaceFirst("^[\\w.]+: (SRCFG)", "$1")))
                    .distinct()
                    .toList();
        }
    }

    private static String sentence(String problem) {
        var refused = REFUSED.matcher(problem);
        if (refused.matches()) {
            var name = refused.group(1);
            var must = refused.group(3).replaceFirst("^.*?(must be )", "$1");
            return SECRET.matcher(name).matches()
                    ? name + " " + must
                    : name + " " + must + ", not \"" + inOneLine(refused.group(2)) + "\"";
        }
        var missing = MISSING.matcher(problem);
        if (missing.matches()) {
            return missing.group(1) + " must be set, since others of its group are";
        }
        var empty = EMPTY.matcher(problem);
        return empty.matches() ? empty.group(1) + " must not be empty" : problem.replaceFirst("^SRCFG[0-9]+: ", "");
    }

    /** Without the password that a URL may have. */
    private static String inOneLine(String text) {
        return NearestName.shown(text.replaceAll("\\p{Cntrl}", " ").replaceFirst("//[^/]*@", "//…@"));
    }

    /** What Malim starts with all the same, although no reader can want it. */
    static List<String> warnings(SmallRyeConfig config) {
        boolean isDefault = config.getConfigValue(SITE_URL).getConfigSourceOrdinal() < 0;
        return isDefault && !LaunchMode.current().isDev()
                ? List.of(SITE_URL + " is not set: links in feeds, sitemaps, JSON-LD and previews lead to "
                        + config.getConfigMapping(Site.class).origin() + ", where no reader gets to")
                : List.of();
    }

    /** What is possible by itself, and not together. */
    private static List<String> contradictions(SmallRyeConfig config) {
        var found = new ArrayList<String>();
        var access = config.getConfigMapping(AccessConfig.class);
        if (access.adminKey().isPresent() && access.adminKeyFile().isPresent()) {
            found.add("malim.admin-key-file is for a key that Malim draws; unset it, or malim.admin-key");
        }
        if (access.acceptsTokens() && isUnset(config, "quarkus.oidc.auth-server-url")) {
            found.add("malim.oidc.enabled needs quarkus.oidc.auth-server-url");
        }
        config.getConfigMapping(StorageConfig.class).s3().ifPresent(s3 -> {
            if (s3.accessKey().isPresent() != s3.secretKey().isPresent()) {
                found.add("malim.storage.s3.access-key and malim.storage.s3.secret-key must be set together");
            }
        });
        var origins = config.getConfigMapping(CorsFilter.Config.class).origins();
        if (origins.contains("*") && origins.size() > 1) {
            found.add("malim.cors.origins must be * alone, or origins without it");
        }
        var media = config.getConfigMapping(MediaConfig.class);
        if (media.widths().size() > MAX_WIDTHS
                || Set.copyOf(media.widths()).size() < media.widths().size()) {
            found.add("malim.media.widths must be at most " + MAX_WIDTHS + " different widths");
        }
        var kept = config.getConfigMapping(RetentionConfig.class);
        var changes = config.getConfigMapping(ChangeLogConfig.class).retention();
        if (Stream.of(kept.audit(), kept.revisions())
                .flatMap(Optional::stream)
                .anyMatch(age -> age.compareTo(changes) < 0)) {
            found.add("malim.retention.audit and malim.retention.revisions must not be shorter than"
                    + " malim.changes.retention, for which the site can be shown as of a time");
        }
        var languages = config.getConfigMapping(Site.class).languages();
        if (Set.copyOf(languages).size() < languages.size()) {
            found.add("malim.site.languages must be different languages");
        }
        var names = config.getConfigMapping(SiteConfig.class).names().orElse(List.of()).stream()
                .map(SiteConfig.NameInLanguage::lang)
                .toList();
        if (Set.copyOf(names).size() < names.size()) {
            found.add("malim.site.names must be of different languages");
        }
        var cache = config.getConfigMapping(CacheConfig.class);
        long heap = Runtime.getRuntime().maxMemory();
        if (cache.enabled() && cache.size().asLongValue() > heap) {
            found.add("malim.cache.size must be smaller than the heap of " + heap + " bytes (-Xmx)");
        }
        maxUpload(config).ifPresent(max -> {
            if (isLarger(media.largestFile(), max)) {
                found.add("malim.media.largest-file must not be larger than quarkus.http.limits.max-body-size");
            }
            if (isLarger(media.largestMedia(), max)) {
                found.add("malim.media.largest-media must not be larger than quarkus.http.limits.max-body-size");
            }
            if (isLarger(config.getConfigMapping(BodyLimits.Config.class).largestBody(), max)) {
                found.add("malim.largest-body must not be larger than quarkus.http.limits.max-body-size");
            }
        });
        found.addAll(NewsroomRules.problems(config.getConfigMapping(NewsroomRules.Config.class)));
        found.addAll(ClientAddress.problems(config));
        if (isTracing(config)) {
            Stream.of("quarkus.otel.exporter.otlp.protocol", "quarkus.otel.exporter.otlp.traces.protocol")
                    .filter(name -> config.getOptionalValue(name, String.class)
                            .filter("grpc"::equals)
                            .isPresent())
                    .forEach(name -> found.add(name + " must be http/protobuf: gRPC is not brought along"));
        }
        return found;
    }

    private static Optional<MemorySize> maxUpload(SmallRyeConfig config) {
        try {
            return config.getOptionalValue("quarkus.http.limits.max-body-size", MemorySize.class);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Quarkus refuses it
        }
    }

    private static boolean isTracing(SmallRyeConfig config) {
        return !config.getOptionalValue("quarkus.otel.sdk.disabled", Boolean.class)
                .orElse(true);
    }

    private static boolean isUnset(SmallRyeConfig config, String name) {
        return config.getOptionalValue(name, String.class).isEmpty();
    }

    private static boolean isLarger(MemorySize one, MemorySize other) {
        return one.asLongValue() > other.asLongValue();
    }

    /** A sentence for each setting of Malim's that does not exist. */
    static List<String> unknown(Iterable<String> given) {
        var known = new TreeMap<String, String>();
        MAPPINGS.stream()
                .flatMap(type -> ConfigClass.configClass(type).getProperties().keySet().stream())
                .map(name -> INDEX.matcher(name).replaceFirst(""))
                .forEach(name -> known.put(variable(name), name));
        known.put(
                variable(EmbeddedDatabase.RUNNING), EmbeddedDatabase.RUNNING); // set by an earlier start in development
        var told = new HashSet<String>();
        return StreamSupport.stream(given.spliterator(), false)
                .filter(name -> variable(name).startsWith("malim_"))
                .map(name -> INDEX.matcher(name).replaceFirst(""))
                .filter(name -> !known.containsKey(variable(name)))
                .filter(name -> !OF_KUBERNETES.matcher(variable(name)).matches())
                .sorted() // a variable before the name that SmallRye makes of it
                .filter(name -> told.add(variable(name)))
                .map(name -> "Unknown setting " + NearestName.shown(name) + "."
                        + NearestName.to(variable(name), known.keySet())
                                .map(near -> " Did you mean "
                                        + (isVariable(name) ? near.toUpperCase(Locale.ROOT) : known.get(near)) + "?")
                                .orElse(""))
                .toList();
    }

    /** A variable of the environment has no dots. */
    private static boolean isVariable(String name) {
        return !name.contains(".");
    }

    private static String variable(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }
}
