package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kz.malim.author.Author;
import kz.malim.author.Authors;
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
    private final Clock clock;

    References(Authors authors, Sections sections, Tags tags, Photos photos, Clock clock) {
        this.authors = authors;
        this.sections = sections;
        this.tags = tags;
        this.photos = photos;
        this.clock = clock;
    }

    Found of(ArticleContent content) {
        return new Found(
                all("authors", content.authors(), authors::withSlug),
                content.section() == null
                        ? null
                        : all("section", List.of(content.section()), sections::withSlug)
                                .getFirst(),
                // two slugs of one tag, if tags were merged
                all("tags", content.tags(), tags::withSlug).stream().distinct().toList(),
                all(
                        "photos",
                        content.photos(),
                        use -> photos.findByIdOptional(use.id()).map(photo -> new PhotoPlacement(photo, use.role()))),
                content.published() == null ? null : content.published().instant(clock.getZone()));
    }

    /** The records that an {@link ArticleContent} refers to. */
    record Found(
            List<Author> authors,
            @Nullable Section section,
            List<Tag> tags,
            List<PhotoPlacement> photos,
            @Nullable Instant publishedAt) {}

    private static <R, E> List<E> all(String field, List<R> references, Function<R, Optional<E>> find) {
        var found = new ArrayList<E>();
        for (int i = 0; i < references.size(); i++) {
            var reference = references.get(i);
            var pointer = "#/" + (field.equals("section") ? field : field + "/" + i);
            found.add(find.apply(reference).orElseThrow(() -> missing(pointer, reference)));
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
