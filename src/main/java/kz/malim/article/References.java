package kz.malim.article;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.author.Author;
import kz.malim.author.Authors;
import kz.malim.media.MediaItem;
import kz.malim.media.MediaItems;
import kz.malim.media.Photo;
import kz.malim.media.Photos;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Sections;
import kz.malim.topic.Tag;
import kz.malim.topic.Tags;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import org.jspecify.annotations.Nullable;

/** Resolves the records that content refers to. */
@ApplicationScoped
class References {
    private final Authors authors;
    private final Sections sections;
    private final Tags tags;
    private final Photos photos;
    private final MediaItems media;

    References(Authors authors, Sections sections, Tags tags, Photos photos, MediaItems media) {
        this.authors = authors;
        this.sections = sections;
        this.tags = tags;
        this.photos = photos;
        this.media = media;
    }

    Found of(ArticleContent content) {
        var section = content.section() == null
                ? null
                : all("section", List.of(content.section()), sections.withSlugs(List.of(content.section())))
                        .getFirst();
        return new Found(
                all("authors", content.authors(), authors.withSlugs(content.authors())),
                section,
                // two slugs of one section, if it was renamed
                all("sections", content.sections(), sections.withSlugs(content.sections())).stream()
                        .filter(other -> !other.equals(section))
                        .distinct()
                        .toList(),
                // two slugs of one tag, if tags were merged
                all("tags", content.tags(), tags.withSlugs(content.tags())).stream()
                        .distinct()
                        .toList(),
                all("photos", content.photos(), placements(content.photos())),
                MediaUse.found(content, media));
    }

    /** The records that an {@link ArticleContent} refers to. */
    record Found(
            List<Author> authors,
            @Nullable Section section,
            List<Section> sections,
            List<Tag> tags,
            List<PhotoPlacement> photos,
            List<MediaItem> media) {}

    private Map<ArticleContent.PhotoUse, PhotoPlacement> placements(List<ArticleContent.PhotoUse> uses) {
        var found = photos
                .withIds(uses.stream().map(ArticleContent.PhotoUse::id).toList())
                .stream()
                .collect(Collectors.toMap(Photo::id, Function.identity()));
        return uses.stream()
                .filter(use -> found.containsKey(use.id()))
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        use -> new PhotoPlacement(requireNonNull(found.get(use.id())), use.role())));
    }

    private static <R, E> List<E> all(String field, List<R> references, Map<R, E> known) {
        var found = new ArrayList<E>();
        for (int i = 0; i < references.size(); i++) {
            var reference = references.get(i);
            var pointer = "#/" + (field.equals("section") ? field : field + "/" + i);
            var record = known.get(reference);
            if (record == null) {
                throw missing(pointer, reference);
            }
            found.add(record);
        }
        return found;
    }

    private static Problem missing(String pointer, Object reference) {
        var detail = "There is no such record: "
                + switch (reference) {
                    case Slug slug -> slug.value();
                    case ArticleContent.PhotoUse use -> use.id();
                    default -> reference;
                };
        return new Problem(ProblemType.INVALID_CONTENT, detail, List.of(Violation.at(pointer, detail)));
    }
}
