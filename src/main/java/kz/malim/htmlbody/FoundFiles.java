package kz.malim.htmlbody;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.media.Credit;
import kz.malim.media.MediaSource;
import kz.malim.probe.MediaKind;
import org.jspecify.annotations.Nullable;

/** The pictures, videos, sounds and documents of a page, each once, with what the page says of them. Not thread-safe. */
final class FoundFiles {
    private static final int MAX_ALT = 1_000;
    private static final int MAX_CAPTION = 2_000;

    private final Function<String, UUID> ids;
    private final Losses losses;
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final Map<UUID, String> urls = new HashMap<>();
    private final Map<String, Medium> media = new LinkedHashMap<>();

    FoundFiles(Function<String, UUID> ids, Losses losses) {
        this.ids = ids;
        this.losses = losses;
    }

    /** The id of the picture at this address. */
    UUID picture(String url, @Nullable String alt) {
        var picture = pictures.computeIfAbsent(
                url, key -> new Picture(ids.apply(url), url, losses.attribute("alt", alt, MAX_ALT), null, null));
        urls.put(picture.id(), url);
        return picture.id();
    }

    /** The picture has this caption and credit, unless it has others. Whether the caption is now the picture's. */
    boolean describe(UUID id, @Nullable String caption, @Nullable Credit credit) {
        var picture = pictures.get(String.valueOf(urls.get(id)));
        if (picture == null) {
            return false;
        }
        boolean again = caption != null && caption.equals(picture.caption());
        boolean taken = again || (caption != null && picture.caption() == null && caption.length() <= MAX_CAPTION);
        if (again) {
            losses.move(String.valueOf(caption));
        }
        if (credit != null && picture.credit() != null) {
            var line = String.valueOf(credit.line());
            if (credit.equals(picture.credit())) {
                losses.move(line);
            } else {
                losses.loseWords("credit", line);
            }
        }
        pictures.put(
                picture.url(),
                new Picture(
                        id,
                        picture.url(),
                        picture.alt(),
                        taken ? caption : picture.caption(),
                        picture.credit() == null ? credit : picture.credit()));
        return taken;
    }

    boolean hasCredit(UUID id) {
        var picture = pictures.get(String.valueOf(urls.get(id)));
        return picture != null && picture.credit() != null;
    }

    /** The medium with the first of these addresses. */
    Medium medium(MediaKind kind, @Nullable String title, List<MediaSource> sources, @Nullable UUID poster) {
        return media.computeIfAbsent(
                sources.getFirst().url(), url -> new Medium(ids.apply(url), kind, title, sources, poster));
    }

    List<Picture> pictures() {
        return List.copyOf(pictures.values());
    }

    List<Medium> media() {
        return List.copyOf(media.values());
    }
}
