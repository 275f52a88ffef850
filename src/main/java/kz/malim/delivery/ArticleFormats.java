package kz.malim.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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

    /** The requested format, or nothing for Malim's own JSON: {@code format} takes precedence over {@code Accept}. */
    Optional<ArticleFormat> negotiate(@Nullable String format, List<MediaType> accepted) {
        if (format != null) {
            return named(format);
        }
        for (var mediaType : accepted) {
            if (mediaType.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            var match = byName.values().stream()
                    .filter(candidate -> mediaType.isCompatible(MediaType.valueOf(candidate.mediaType())))
                    .findFirst();
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
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
