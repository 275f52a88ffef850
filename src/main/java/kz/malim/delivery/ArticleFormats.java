package kz.malim.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.malim.web.Accept;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** All formats of an article, and content negotiation between them. */
@ApplicationScoped
class ArticleFormats {
    private static final String JSON = "json";

    private final TreeMap<String, ArticleFormat> byName = new TreeMap<>();

    ArticleFormats(Instance<ArticleFormat> formats) {
        formats.forEach(format -> byName.put(format.name(), format));
    }

    /**
     * The requested format, or nothing for Malim's own JSON: {@code format} takes precedence over {@code Accept}. Partial
     * articles exist in JSON only, so clients that ask for one and accept it prefer it.
     *
     * @param json the media type of Malim's own JSON
     */
    Optional<ArticleFormat> negotiate(@Nullable String format, Accept accept, String json, boolean partial) {
        if (format != null) {
            return named(format);
        }
        if (partial && accept.permits(json)) {
            return Optional.empty();
        }
        var types = Stream.concat(Stream.of(json), byName.values().stream().map(ArticleFormat::mediaType))
                .toList();
        accept.require(types);
        var best = accept.best(types);
        return byName.values().stream()
                .filter(candidate -> best.equals(Optional.of(candidate.mediaType())))
                .findFirst();
    }

    /** For search engines. */
    ArticleFormat jsonLd() {
        return named("jsonld").orElseThrow();
    }

    private Optional<ArticleFormat> named(String format) {
        if (format.equals(JSON)) {
            return Optional.empty();
        }
        var match = Optional.ofNullable(byName.get(format));
        if (match.isEmpty()) {
            throw Problem.invalidParameter("format", "One of json, " + String.join(", ", byName.keySet()) + ".");
        }
        return match;
    }
}
