package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kz.malim.author.Authors;
import kz.malim.media.Photos;
import kz.malim.text.Slug;
import kz.malim.topic.Sections;
import kz.malim.topic.Tags;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;

/** The acts that turn content into a draft and a draft into what readers see, for whoever does them: editors, importers, the clock. */
@ApplicationScoped
public class Publishing {
    private final Revisions revisions;
    private final Authors authors;
    private final Sections sections;
    private final Tags tags;
    private final Photos photos;
    private final Event<Published> published;
    private final Clock clock;

    Publishing(
            Revisions revisions,
            Authors authors,
            Sections sections,
            Tags tags,
            Photos photos,
            Event<Published> published,
            Clock clock) {
        this.revisions = revisions;
        this.authors = authors;
        this.sections = sections;
        this.tags = tags;
        this.photos = photos;
        this.published = published;
        this.clock = clock;
    }

    /** Saves content as the article's draft. What readers see stays as it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void draft(Article article, ArticleInput content, String savedBy) {
        revisions.draft(article).ifPresent(Revision::supersede);
        revisions.flush(); // at most one draft at any moment, and Hibernate would insert before it updates
        var draft = new Revision(
                article, revisions.lastNumber(article) + 1, content, found(content), clock.instant(), savedBy);
        revisions.published(article).ifPresent(draft::keepDateOf);
        revisions.persist(draft);
    }

    /** Shows the article's draft to readers, in place of what they saw before. Without a draft there is nothing to do. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean publish(Article article) {
        var draft = revisions.draft(article);
        if (draft.isEmpty()) {
            return false;
        }
        revisions.published(article).ifPresent(Revision::supersede);
        revisions.flush(); // at most one published revision at any moment
        draft.get().publish(clock.instant());
        revisions.flush();
        published.fire(new Published(article.id()));
        return true;
    }

    public boolean isPublished(Article article) {
        return revisions.published(article).isPresent();
    }

    private Revision.Refers found(ArticleInput content) {
        return new Revision.Refers(
                all("authors", content.authors(), authors::withSlug),
                content.section() == null
                        ? null
                        : all("section", List.of(content.section()), sections::withSlug)
                                .getFirst(),
                all("tags", content.tags(), tags::withSlug),
                all(
                        "photos",
                        content.photos(),
                        use -> photos.findByIdOptional(use.id())
                                .map(photo -> new Revision.PhotoInPlace(photo, use.role()))),
                content.published() == null ? null : content.published().instant(clock.getZone()));
    }

    private static <N, E> List<E> all(String field, List<N> names, Function<N, Optional<E>> find) {
        return names.stream()
                .map(name -> find.apply(name).orElseThrow(() -> missing(field, name)))
                .toList();
    }

    private static Problem missing(String field, Object name) {
        var detail = "There is no such record: " + (name instanceof Slug slug ? slug.value() : name);
        return new Problem(ProblemType.INVALID_CONTENT, detail, List.of(Violation.at("#/" + field, detail)));
    }
}
