package kz.malim.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.body.BodyVisitor;
import kz.malim.media.MediaItem;
import kz.malim.media.MediaItems;
import kz.malim.probe.MediaKind;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/**
 * Where a body names a media item.
 *
 * @param kind that the block is for
 */
record MediaUse(String at, UUID media, MediaKind kind) {

    /** In reading order. */
    static List<MediaUse> in(ArticleContent content) {
        var uses = new ArrayList<MediaUse>();
        content.accept(new BodyVisitor() {
            @Override
            public void media(String at, @Nullable UUID media, MediaKind kind) {
                if (media != null) {
                    uses.add(new MediaUse(at, media, kind));
                }
            }
        });
        return uses;
    }

    /** The items that a body names, each once; otherwise a problem that lists all that are missing or of another kind. */
    static List<MediaItem> found(ArticleContent content, MediaItems items) {
        var uses = in(content);
        var ids = uses.stream().map(MediaUse::media).collect(Collectors.toCollection(LinkedHashSet::new));
        var known = items.withIds(ids).stream().collect(Collectors.toMap(MediaItem::id, Function.identity()));
        var violations = uses.stream()
                .filter(use ->
                        !known.containsKey(use.media) || known.get(use.media).kind() != use.kind)
                .map(use -> Violation.at(
                        use.at,
                        known.containsKey(use.media)
                                ? "This is " + known.get(use.media).kind().wireName() + ", and the block is for "
                                        + use.kind.wireName() + "."
                                : "There is no such media item."))
                .toList();
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
        return ids.stream().map(known::get).toList();
    }
}
