package kz.malim.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.access.Scope;
import kz.malim.article.Article;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleContent.Dated;
import kz.malim.article.ArticleContent.PhotoUse;
import kz.malim.article.Source;
import kz.malim.author.Author;
import kz.malim.author.Authors;
import kz.malim.database.AdvisoryLocks;
import kz.malim.media.Credit;
import kz.malim.media.Photo;
import kz.malim.media.PhotoRole;
import kz.malim.media.Photos;
import kz.malim.pageline.PageDate;
import kz.malim.pageline.PhotoCredit;
import kz.malim.pagetext.ImportWarning;
import kz.malim.pagetext.Page;
import kz.malim.text.Slug;
import kz.malim.topic.Tag;
import kz.malim.topic.Tags;
import org.jspecify.annotations.Nullable;

/** Turns a page into the content of an article; creates the authors, tags and photos it names that do not exist yet. */
@ApplicationScoped
class PageContents {
    private static final int MAX_AUTHORS = 10;
    private static final Pattern BETWEEN_AUTHORS = Pattern.compile("\\h*[,;&]\\h*|\\h+(?:және|мен|и|and)\\h+");

    /** Words that only the byline of a desk or an account has. */
    private static final Pattern DESK = Pattern.compile(
            ".*(админ|admin|редакция|редакторы|қызметі|служба|newsroom|editorial|desk|staff|агенттігі|агентство|agency).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Authors authors;
    private final Tags tags;
    private final Photos photos;
    private final Scope scope;
    private final AdvisoryLocks locks;
    private final EntityManager database;
    private final Clock clock;

    PageContents(
            Authors authors,
            Tags tags,
            Photos photos,
            Scope scope,
            AdvisoryLocks locks,
            EntityManager database,
            Clock clock) {
        this.authors = authors;
        this.tags = tags;
        this.photos = photos;
        this.scope = scope;
        this.locks = locks;
        this.database = database;
        this.clock = clock;
    }

    ArticleContent of(Page page, Publication publication, Article article, List<ImportWarning> warnings) {
        lockMissing(page);
        return ArticleContent.titled(page.title())
                .lede(page.lede())
                .byline(page.byline())
                .authors(authors(page.byline(), article, warnings))
                .tags(tags(page.tags(), article, warnings))
                .published(dated(page.date(), publication))
                .source(page.source() == null ? null : new Source(page.source(), null))
                .photos(photos(page.photos(), article))
                .body(page.body())
                .build();
    }

    /** Two imports at once must not both add the same author or tag; those that exist need no lock. */
    private void lockMissing(Page page) {
        var missing = new ArrayList<String>();
        var writers = page.byline() == null
                ? List.<Slug>of()
                : names(page.byline()).flatMap(name -> Slug.of(name).stream()).toList();
        var topics =
                page.tags().stream().flatMap(name -> Slug.of(name).stream()).toList();
        var knownWriters = authors.withSlugs(writers);
        var knownTopics = tags.withSlugs(topics);
        writers.stream().filter(slug -> !knownWriters.containsKey(slug)).forEach(slug -> missing.add("author " + slug));
        topics.stream().filter(slug -> !knownTopics.containsKey(slug)).forEach(slug -> missing.add("tag " + slug));
        locks.lock(missing);
    }

    private static Stream<String> names(String byline) {
        return BETWEEN_AUTHORS
                .splitAsStream(byline)
                .filter(name -> !name.isBlank())
                .limit(MAX_AUTHORS);
    }

    /** What a page that only names a story says of it: a title, perhaps a date, perhaps a teaser. */
    ArticleContent of(Page.Story story, Publication publication) {
        return ArticleContent.titled(story.title())
                .lede(story.teaser())
                .published(dated(story.date(), publication))
                .build();
    }

    /** What is published without a date has the day of the import, and no time that nobody gave. */
    private @Nullable Dated dated(@Nullable PageDate date, Publication publication) {
        if (date == null) {
            return publication == Publication.NONE ? null : Dated.ofDay(LocalDate.now(clock));
        }
        return date.time() == null
                ? Dated.ofDay(date.day())
                : Dated.ofTime(date.time().atZone(clock.getZone()).toOffsetDateTime());
    }

    private List<Slug> authors(@Nullable String byline, Article article, List<ImportWarning> warnings) {
        if (byline == null) {
            return List.of();
        }
        return names(byline)
                .flatMap(name -> Slug.of(name).stream().flatMap(slug -> author(slug, name, article, warnings).stream()))
                .distinct()
                .toList();
    }

    private Optional<Slug> author(Slug slug, String name, Article article, List<ImportWarning> warnings) {
        var existing = authors.withSlug(slug).map(author -> new Slug(author.slug()));
        return existing.isPresent()
                ? existing
                : created("author", name, article, warnings, () -> {
                    var kind = DESK.matcher(name).matches() ? Author.Kind.ROLE : Author.Kind.PERSON;
                    authors.persist(new Author(slug, name, kind, null));
                    return slug;
                });
    }

    private List<Slug> tags(List<String> names, Article article, List<ImportWarning> warnings) {
        return names.stream()
                .flatMap(name -> Slug.of(name).stream().flatMap(slug -> tag(slug, name, article, warnings).stream()))
                .distinct()
                .toList();
    }

    private Optional<Slug> tag(Slug slug, String name, Article article, List<ImportWarning> warnings) {
        var existing = tags.withSlug(slug).map(tag -> new Slug(tag.slug()));
        return existing.isPresent()
                ? existing
                : created("tag", name, article, warnings, () -> {
                    tags.persist(new Tag(slug, name, Map.of()));
                    return slug;
                });
    }

    /** Only editors add authors and tags, also through an import; the byline keeps its text in any case. */
    private Optional<Slug> created(
            String kind, String name, Article article, List<ImportWarning> warnings, Supplier<Slug> create) {
        if (scope.hasRole(Role.EDITOR)) {
            return Optional.of(create.get());
        }
        warnings.add(ImportWarning.about(
                article.id(), kind + "-unknown", "There is no " + kind + " «" + name + "» yet; an editor may add it"));
        return Optional.empty();
    }

    /** The first credit is the lead photo's. A photo the article already has is kept, and with it all an editor added. */
    private List<PhotoUse> photos(List<PhotoCredit> credits, Article article) {
        var before = photosOf(article);
        var uses = new ArrayList<PhotoUse>();
        for (var credit : new LinkedHashSet<>(credits)) {
            var named = Credit.of(credit.label(), credit.text());
            var photo = before.stream()
                    .filter(old -> named.equals(old.credit())
                            && uses.stream().noneMatch(use -> use.id().equals(old.id())))
                    .findFirst()
                    .orElseGet(() -> announced(named, credit.caption()));
            uses.add(new PhotoUse(photo.id(), uses.isEmpty() ? PhotoRole.LEAD : PhotoRole.BODY));
        }
        return uses;
    }

    private Photo announced(Credit credit, @Nullable String caption) {
        var photo = new Photo(Article.newId(), null, caption, credit, clock.instant());
        photos.persist(photo);
        return photo;
    }

    private List<Photo> photosOf(Article article) {
        return database.createQuery(
                        "select distinct p.photo from Revision r join r.content.photos p where r.article = ?1",
                        Photo.class)
                .setParameter(1, article)
                .getResultList();
    }
}
