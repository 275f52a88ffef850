package kz.malim.delivery;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import kz.malim.published.Include;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** Presets of fields and parts for kinds of clients, so that a phone is not sent what it does not show. */
public enum Profile {
    /** What a card in a list shows. */
    CARD(
            Set.of(),
            List.of(
                    "id",
                    "lang",
                    "kind",
                    "slug",
                    "url",
                    "webUrl",
                    "kicker",
                    "title",
                    "shortTitle",
                    "breaking",
                    "labels",
                    "sponsor",
                    "accessibleForFree",
                    "lede",
                    "published",
                    "publishedAt",
                    "photo",
                    "corrections")),

    /** The story itself, without related stories and blocks. */
    MOBILE(
            EnumSet.of(Include.PHOTOS, Include.MEDIA),
            List.of(
                    "id",
                    "lang",
                    "kind",
                    "slug",
                    "url",
                    "webUrl",
                    "kicker",
                    "title",
                    "shortTitle",
                    "breaking",
                    "labels",
                    "sponsor",
                    "accessibleForFree",
                    "dateline",
                    "seo",
                    "social",
                    "extra",
                    "lede",
                    "byline",
                    "published",
                    "publishedAt",
                    "updatedAt",
                    "source",
                    "section",
                    "photo",
                    "photos",
                    "media",
                    "body",
                    "notes",
                    "corrections",
                    "live")),

    /** All fields and parts; JSON-LD says the same in other words. */
    FULL(EnumSet.complementOf(EnumSet.of(Include.JSONLD)), List.of());

    @SuppressWarnings("ImmutableEnumChecker") // made once, never changed
    private final Set<Include> parts;

    @SuppressWarnings("ImmutableEnumChecker") // as above
    private final List<String> fields;

    Profile(Set<Include> parts, List<String> fields) {
        this.parts = parts;
        this.fields = fields;
    }

    public static Profile of(@Nullable String parameter) {
        return Arrays.stream(values())
                .filter(profile -> profile.parameter().equals(parameter))
                .findFirst()
                .orElseThrow(() -> Problem.invalidParameter(
                        "profile",
                        "One of "
                                + Arrays.stream(values())
                                        .map(Profile::parameter)
                                        .collect(Collectors.joining(", ")) + "."));
    }

    public Set<Include> parts() {
        return parts;
    }

    /** The fields to send; none means all. */
    List<String> fields() {
        return fields;
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
