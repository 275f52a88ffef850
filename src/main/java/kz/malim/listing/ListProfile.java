package kz.malim.listing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** Presets of the fields of cards, named as those of articles are. */
public enum ListProfile {
    /** What a card on a site shows. */
    CARD(
            "id,lang,kind,slug,url,webUrl,kicker,title,shortTitle,breaking,labels,sponsor,accessibleForFree,lede,byline.text,"
                    + "published,publishedAt,section,photo"),

    /** What a card in an app shows: twenty of them in three kilobytes. Each picture has its credit. */
    MOBILE("slug,webUrl,kicker,title,breaking,labels,sponsor,accessibleForFree,publishedAt,"
            + "photo.alt,photo.credit,photo.placeholder,photo.renditions"),

    /** All fields but the body. */
    FULL(null);

    private final @Nullable String fields;

    ListProfile(@Nullable String fields) {
        this.fields = fields;
    }

    /** The fields to select: those of the profile, or those named. */
    public static @Nullable String fields(@Nullable String profile, @Nullable String fields) {
        if (profile == null) {
            return fields;
        }
        if (fields != null) {
            throw Problem.invalidParameter("fields", "Either a profile or fields.");
        }
        return Arrays.stream(values())
                .filter(known -> known.parameter().equals(profile))
                .findFirst()
                .orElseThrow(() -> Problem.invalidParameter(
                        "profile",
                        "One of "
                                + Arrays.stream(values())
                                        .map(ListProfile::parameter)
                                        .collect(Collectors.joining(", "))
                                + "."))
                .fields;
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
