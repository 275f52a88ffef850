package kz.malim.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.malim.article.Article;
import kz.malim.article.ArticleInput;
import kz.malim.article.ArticleInput.Dated;
import kz.malim.article.ArticleInput.PhotoUse;
import kz.malim.article.Source;
import kz.malim.author.Author;
import kz.malim.author.Authors;
import kz.malim.media.Credit;
import kz.malim.media.Photo;
import kz.malim.media.PhotoRole;
import kz.malim.media.Photos;
import kz.malim.text.Slug;
import kz.malim.topic.Tag;
import kz.malim.topic.Tags;
import org.jspecify.annotations.Nullable;

/** Turns what a page says into content for an article, making the records it names that the newsroom does not have yet. */
@ApplicationScoped
class PageContents {
    private static final int MOST_AUTHORS = 10;
    private static final Pattern BETWEEN_AUTHORS = Pattern.compile("\\s*[,;&]\\s*|\\s+(?:және|мен|и|and)\\s+");

    /** Words that only the byline of a desk or an account has, in the languages of the pages we know. */
    private static final Pattern DESK = Pattern.compile(
            ".*(админ|admin|редакция|редакторы|қызметі|служба|newsroom|editorial|desk|staff|агенттігі|агентство|agency).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Authors authors;
    private final Tags tags;
    private final Photos photos;
    private final EntityManager database;
    private final Clock clock;

    PageContents(Authors authors, Tags tags, Photos photos, EntityManager database, Clock clock) {
        this.authors = authors;
        this.tags = tags;
        this.photos = photos;
        this.database = database;
        this.clock = clock;
    }

    ArticleInput of(Page page, Article article) {
        return ArticleInput.titled(page.title())
                .lede(page.lede())
                .byline(page.byline())
                .authors(authors(page.byline()))
                .tags(tags(page.tags()))
                .published(dated(page.date()))
                .source(page.source() == null ? null : new Source(page.source(), null))
                .photos(photos(page.photos(), article))
                .body(page.body())
                .build();
    }

    /** All that another page tells of a story: a title, perhaps a date, perhaps a teaser. */
    ArticleInput of(Page.Story story) {
        return ArticleInput.titled(story.title())
                .lede(story.teaser())
                .published(dated(story.date()))
                .build();
    }

    private @Nullable Dated dated(Page.@Nullable Dated date) {
        if (date == null) {
            return null;
        }
        return date.time() == null
                ? Dated.ofDay(date.day())
                : Dated.ofMoment(date.time().atZone(clock.getZone()).toOffsetDateTime());
    }

    private List<Slug> authors(@Nullable String byline) {
        if (byline == null) {
            return List.of();
        }
        return BETWEEN_AUTHORS
                .splitAsStream(byline)
                .filter(name -> !name.isBlank())
                .limit(MOST_AUTHORS)
                .flatMap(name -> Slug.of(name).stream().map(slug -> known(slug, name)))
                .distinct()
                .toList();
    }

    private Slug known(Slug slug, String name) {
        if (authors.withSlug(slug).isEmpty()) {
            var kind = DESK.matcher(name).matches() ? Author.Kind.ROLE : Author.Kind.PERSON;
            authors.persist(new Author(slug, name, kind, null));
        }
        return slug;
    }

    private List<Slug> tags(List<String> names) {
        return names.stream()
                .flatMap(name -> Slug.of(name).stream().map(slug -> knownTag(slug, name)))
                .distinct()
                .toList();
    }

    private Slug knownTag(Slug slug, String name) {
        if (tags.withSlug(slug).isEmpty()) {
            tags.persist(new Tag(slug, name, Map.of()));
        }
        return slug;
    }

    /** The first credit is the lead photo's. A photo the article already has is kept, and with it all an editor added. */
    private List<PhotoUse> photos(List<Page.PhotoCredit> credits, Article article) {
        var before = photosOf(article);
        var uses = new ArrayList<PhotoUse>();
        for (var credit : new LinkedHashSet<>(credits)) {
            var wanted = Credit.of(credit.label(), credit.text());
            var photo = before.stream()
                    .filter(old -> wanted.equals(old.credit()))
                    .findFirst()
                    .orElseGet(() -> announced(wanted));
            uses.add(new PhotoUse(photo.id(), uses.isEmpty() ? PhotoRole.LEAD : PhotoRole.BODY));
        }
        return uses;
    }

    private Photo announced(Credit credit) {
        var photo = new Photo(Article.newId(), null, null, credit, clock.instant());
        photos.persist(photo);
        return photo;
    }

    private List<Photo> photosOf(Article article) {
        return database.createQuery(
                        "select distinct p.photo from Revision r join r.photos p where r.article = ?1", Photo.class)
                .setParameter(1, article)
                .getResultList();
    }
}
