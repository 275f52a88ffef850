package kz.malim.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleCreation;
import kz.malim.article.Articles;
import kz.malim.article.Publishing;
import kz.malim.author.Author;
import kz.malim.author.Authors;
import kz.malim.front.FrontBlock;
import kz.malim.front.FrontBlocks;
import kz.malim.media.Credit;
import kz.malim.media.Photo;
import kz.malim.media.Photos;
import kz.malim.related.RelatedArticles;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Sections;
import kz.malim.topic.Tag;
import kz.malim.topic.Tags;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Loads the invented newsroom under {@code demo/} into an empty database, in one transaction. */
@ApplicationScoped
class DemoNewsroom {
    private static final String EDITOR = "demo";
    private static final Logger LOG = Logger.getLogger(DemoNewsroom.class);

    private final boolean enabled;
    private final EntityManager database;
    private final ObjectMapper json;
    private final Authors authors;
    private final Sections sections;
    private final Tags tags;
    private final Photos photos;
    private final Articles articles;
    private final ArticleCreation creation;
    private final Publishing publishing;
    private final RelatedArticles related;
    private final FrontBlocks blocks;
    private final Clock clock;

    DemoNewsroom(
            @ConfigProperty(name = "malim.demo") boolean enabled,
            EntityManager database,
            ObjectMapper json,
            Authors authors,
            Sections sections,
            Tags tags,
            Photos photos,
            Articles articles,
            ArticleCreation creation,
            Publishing publishing,
            RelatedArticles related,
            FrontBlocks blocks,
            Clock clock) {
        this.enabled = enabled;
        this.database = database;
        this.json = json;
        this.authors = authors;
        this.sections = sections;
        this.tags = tags;
        this.photos = photos;
        this.articles = articles;
        this.creation = creation;
        this.publishing = publishing;
        this.related = related;
        this.blocks = blocks;
        this.clock = clock;
    }

    @Transactional
    void load(@Observes @Priority(20) StartupEvent start) {
        if (!enabled) {
            return;
        }
        // two replicas may start at once, and only one may load it
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('malim demo')) as text)")
                .getSingleResult();
        if (articles.count() > 0) {
            return;
        }
        var newsroom = read("newsroom", Newsroom.class);
        newsroom.authors()
                .forEach(author ->
                        authors.persist(new Author(author.slug(), author.name(), author.kind(), author.bio())));
        newsroom.sections()
                .forEach(section -> sections.persist(new Section(
                        section.slug(),
                        section.name(),
                        section.names(),
                        section.parent() == null
                                ? null
                                : sections.withSlug(section.parent()).orElseThrow())));
        newsroom.tags().forEach(tag -> tags.persist(new Tag(tag.slug(), tag.name(), tag.names())));
        newsroom.articles()
                .forEach(name ->
                        publish(read("articles/" + name, Story.class), read("articles/" + name, ArticleContent.class)));
        newsroom.blocks().forEach(this::fill);
        LOG.infof("Demo newsroom loaded: articles=%d", newsroom.articles().size());
    }

    private void publish(Story story, ArticleContent content) {
        story.photos()
                .forEach(photo -> photos.persist(
                        new Photo(photo.id(), photo.alt(), photo.caption(), photo.credit(), clock.instant())));
        var original = story.translationOf() == null
                ? null
                : articles.withSlug(story.translationOf()).orElseThrow();
        var article = creation.create(
                new ArticleCreation.NewArticle(story.lang(), story.slug(), content.title(), original, null));
        publishing.draft(article, content, EDITOR);
        publishing.publish(article);
        related.curate(
                article,
                story.related().stream()
                        .map(slug -> articles.withSlug(slug).orElseThrow())
                        .toList());
    }

    private void fill(Block block) {
        var front = new FrontBlock(block.name(), block.title(), true);
        front.place(block.items().stream()
                .map(item -> new FrontBlock.Placement(
                        articles.withSlug(item.article()).orElseThrow(), item.title(), item.teaser()))
                .toList());
        blocks.persist(front);
    }

    private <T> T read(String name, Class<T> type) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/" + name + ".json")) {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Newsroom(
            List<AuthorRecord> authors,
            List<Topic> sections,
            List<Topic> tags,
            List<String> articles,
            List<Block> blocks) {}

    private record AuthorRecord(
            Slug slug,
            String name,
            Author.Kind kind,
            @Nullable String bio) {}

    private record Topic(
            Slug slug,
            String name,
            Map<String, String> names,
            @Nullable Slug parent) {}

    private record Block(Slug name, String title, List<Item> items) {}

    private record Item(
            Slug article, @Nullable String title, @Nullable String teaser) {}

    private record Story(
            Language lang,
            Slug slug,
            List<PhotoRecord> photos,
            List<Slug> related,
            @Nullable Slug translationOf) {}

    private record PhotoRecord(
            UUID id,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable Credit credit) {}
}
