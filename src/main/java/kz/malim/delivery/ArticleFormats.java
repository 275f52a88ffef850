package kz.malim.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** Every form an article can leave in, and which of them a client means. */
@ApplicationScoped
class ArticleFormats {
    private static final String JSON = "json";

    private final TreeMap<String, ArticleFormat> byName = new TreeMap<>();

    ArticleFormats(Instance<ArticleFormat> forms) {
        forms.forEach(form -> byName.put(form.name(), form));
    }

    /** The form meant, or nothing for Malim's own JSON: by {@code format}, else by what {@code Accept} wants most. */
    Optional<ArticleFormat> meant(@Nullable String format, List<MediaType> accepted) {
        if (format != null) {
            return named(format);
        }
        for (var wanted : accepted) {
            if (wanted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            var form = byName.values().stream()
                    .filter(candidate -> wanted.isCompatible(MediaType.valueOf(candidate.mediaType())))
                    .findFirst();
            if (form.isPresent()) {
                return form;
            }
        }
        return Optional.empty();
    }

    private Optional<ArticleFormat> named(String format) {
        if (format.equals(JSON)) {
            return Optional.empty();
        }
        var form = Optional.ofNullable(byName.get(format));
        if (form.isEmpty()) {
            throw Problem.invalidParameter("format", "One of json, " + String.join(", ", byName.keySet()) + ".");
        }
        return form;
    }
}
