package kz.malim.published;

import java.util.List;
import kz.malim.text.Language;

/**
 * How blocks of fronts are requested.
 *
 * @param languages in which they may be served, best first; empty for whatever is in them
 * @param limit the maximum number of items of each, besides its own limit
 */
public record FrontRequest(List<Language> languages, int limit) {
    public static final int MAX_LIMIT = 50;

    /** In all languages, as far as they go. */
    public static final FrontRequest WHOLE = new FrontRequest(List.of(), MAX_LIMIT);

    public FrontRequest {
        languages = List.copyOf(languages);
    }

    String[] tags() {
        return languages.stream().map(Language::tag).toArray(String[]::new);
    }
}
