package kz.malim.demo;

import static java.util.Objects.requireNonNull;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleCreation;
import kz.malim.article.Articles;
import kz.malim.article.Publishing;
import kz.malim.author.Author;
import kz.malim.author.Authors;
import kz.malim.body.BodyBlock;
import kz.malim.body.Story;
import kz.malim.database.AdvisoryLocks;
import kz.malim.front.FrontBlock;
import kz.malim.front.FrontBlocks;
import kz.malim.live.LiveBlogging;
import kz.malim.media.MediaUploads;
import kz.malim.media.Photo;
import kz.malim.media.Photos;
import kz.malim.related.RelatedArticles;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Sections;
import kz.malim.topic.Tag;
import kz.malim.topic.Tags;
import org.jboss.logging.Logger;

/**
 * Loads the invented newsroom under {@code demo/} into an empty database, each story in a transaction of its own: on a slow
 * machine none takes longer than a request may. A start that finds some of the stories goes on with the others; one that
 * finds only articles of somebody else's loads nothing. A failure is reported, and Malim serves what there is.
 */
@ApplicationScoped
class DemoNewsroom {
    private static final String EDITOR = "demo";
    private static final Logger LOG = Logger.getLogger(DemoNewsroom.class);

    private final DemoConfig config;
    private final EntityManager database;
    private final AdvisoryLocks locks;
    private final DemoFiles files;
    private final Authors authors;
    private final Sections sections;
    private final Tags tags;
    private final Photos photos;
    private final MediaUploads media;
    private final Articles articles;
    private final ArticleCreation creation;
    private final Publishing publishing;
    private final RelatedArticles related;
    private final LiveBlogging blogging;
    private final FrontBlocks blocks;
    private final Clock clock;

    DemoNewsroom(
            DemoConfig config,
            EntityManager database,
            AdvisoryLocks locks,
            DemoFiles files,
            Authors authors,
            Sections sections,
            Tags tags,
            Photos photos,
            MediaUploads media,
            Articles articles,
            ArticleCreation creation,
            Publishing publishing,
            RelatedArticles related,
            LiveBlogging blogging,
            FrontBlocks blocks,
            Clock clock) {
        this.config = config;
        this.database = database;
        this.locks = locks;
        this.files = files;
        this.authors = authors;
        this.sections = sections;
        this.tags = tags;
        this.photos = photos;
        this.media = media;
        this.articles = articles;
        this.creation = creation;
        this.publishing = publishing;
        this.related = related;
        this.blogging = blogging;
        this.blocks = blocks;
        this.clock = clock;
    }

    void load(@Observes @Priority(20) StartupEvent start) {
        if (!config.demo()) {
            return;
        }
        var newsroom = files.newsroom();
        int published = 0;
        try {
            if (!isIncomplete(newsroom)) {
                return;
            }
            inTransaction(() -> createTopics(newsroom));
            for (var name : newsroom.articles()) {
                keepMedia(name);
                boolean isLast = name.equals(newsroom.articles().getLast());
                boolean mine = inTransaction(() -> {
                    publish(name);
                    if (isLast) { // with it, so that all articles say that all is there
                        newsroom.blocks().forEach(this::fill);
                    }
                });
                if (!mine) {
                    LOG.info("MALIM-6006 Another replica is loading the demo newsroom");
                    return;
                }
                published++;
            }
            LOG.infof("MALIM-6007 Demo newsroom loaded: articles=%d", published);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "MALIM-6008 Demo newsroom incomplete, the next start continues: articles=%d of=%d cause=\"%s\"",
                    published, newsroom.articles().size(), rootCause(e));
        }
    }

    /** Two replicas may start at once: false, with nothing done, while another one holds the lock. */
    private boolean inTransaction(Runnable step) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean locked = locks.tryLock("demo");
            if (locked) {
                step.run();
            }
            return locked;
        });
    }

    /** Whether there are none of its articles and no others, or only some of its articles. */
    private boolean isIncomplete(DemoFiles.Newsroom newsroom) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long present = newsroom.articles().stream()
                    .filter(name -> isKnown(files.story(name).slug()))
                    .count();
            return present < newsroom.articles().size() && (present > 0 || articles.count() == 0);
        });
    }

    /** Also when an editor has renamed it since. */
    private boolean isKnown(Slug slug) {
        return !database.createNativeQuery(
                        "select 1 from article where slug = ?1 union all select 1 from slug_moved where slug = ?1",
                        Integer.class)
                .setParameter(1, slug.value())
                .getResultList()
                .isEmpty();
    }

    private void createTopics(DemoFiles.Newsroom newsroom) {
        for (var author : newsroom.authors()) {
            var slug = requireNonNull(author.slug());
            if (authors.withSlug(slug).isEmpty()) {
                authors.persist(Author.of(slug, author));
            }
        }
        for (var section : newsroom.sections()) {
            var slug = requireNonNull(section.slug());
            if (sections.withSlug(slug).isEmpty()) {
                var parent = section.parent() == null
                        ? null
                        : sections.withSlug(section.parent()).orElseThrow();
                sections.persist(Section.of(slug, section, parent));
            }
        }
        for (var tag : newsroom.tags()) {
            var slug = requireNonNull(tag.slug());
            if (tags.withSlug(slug).isEmpty()) {
                tags.persist(Tag.of(slug, tag));
            }
        }
    }

    /** Media of a story, and the photos before them; files are stored outside of transactions. */
    private void keepMedia(String name) {
        var story = files.story(name);
        if (story.media() == null) {
            return;
        }
        inTransaction(() -> keepPhotos(story));
        for (var record : story.media()) {
            var file = files.media(record.file());
            try {
                media.keep(record.id(), file, record.content());
            } finally {
                DemoFiles.delete(file);
            }
        }
    }

    private void keepPhotos(DemoFiles.Story story) {
        for (var photo : story.photos()) {
            if (photos.findByIdOptional(photo.id()).isEmpty()) {
                photos.persist(new Photo(photo.id(), photo.alt(), photo.caption(), photo.credit(), clock.instant()));
            }
        }
    }

    private void publish(String name) {
        var story = files.story(name);
        if (isKnown(story.slug())) {
            return;
        }
        var content = withStories(files.content(name), story);
        keepPhotos(story);
        var original = story.translationOf() == null
                ? null
                : articles.withSlug(story.translationOf()).orElse(null);
        var article = creation.create(
                new ArticleCreation.NewArticle(story.lang(), story.slug(), content.title(), original, null));
        publishing.draft(article, content, EDITOR);
        publishing.publish(article);
        related.curate(
                article,
                story.related().stream()
                        .flatMap(slug -> articles.withSlug(slug).stream())
                        .toList());
        var coverage = story.coverage();
        if (coverage != null) {
            var end = coverage.liveUntil();
            blogging.cover(
                    article,
                    coverage.startedAt().toInstant(),
                    end == null ? null : end.toInstant(),
                    coverage.summary());
        }
        if (story.entries() != null) {
            story.entries().forEach(entry -> blogging.add(article, entry, true, EDITOR));
        }
    }

    /** Lets the stories in the body lead to the articles that are named for them. */
    private ArticleContent withStories(ArticleContent content, DemoFiles.Story story) {
        var stories = story.stories();
        return stories == null
                ? content
                : content.withBody(BodyBlock.replaceAll(content.body(), block -> Stream.of(leading(block, stories))));
    }

    private BodyBlock leading(BodyBlock block, Map<String, Slug> stories) {
        var slug = stories.get(block.id());
        return block instanceof Story card && slug != null
                ? card.leadingTo(articles.withSlug(slug).orElseThrow().id())
                : block;
    }

    private void fill(DemoFiles.Block block) {
        if (blocks.named(block.name()).isPresent()) {
            return;
        }
        var front = new FrontBlock(block.name(), block.title(), true);
        front.place(block.items().stream()
                .flatMap(item -> articles.withSlug(item.article()).stream()
                        .map(article -> new FrontBlock.Placement(article, item.title(), item.teaser())))
                .toList());
        blocks.persist(front);
    }

    /** In one line, without where in the database it happened. */
    private static String rootCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().lines().findFirst().orElse("");
    }
}
