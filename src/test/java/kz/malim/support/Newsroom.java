package kz.malim.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.malim.access.ApiKey;
import kz.malim.access.ApiKeys;
import kz.malim.article.Article;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleContent.Dated;
import kz.malim.article.ArticleContent.PhotoUse;
import kz.malim.article.ArticleCreation;
import kz.malim.article.ArticleCreation.NewArticle;
import kz.malim.article.Articles;
import kz.malim.article.Publishing;
import kz.malim.article.Renaming;
import kz.malim.article.Source;
import kz.malim.article.Withdrawing;
import kz.malim.author.Author;
import kz.malim.author.Authors;
import kz.malim.body.BodyBlock;
import kz.malim.body.Paragraph;
import kz.malim.front.FrontBlock;
import kz.malim.front.FrontBlock.Placement;
import kz.malim.front.FrontBlocks;
import kz.malim.media.Credit;
import kz.malim.media.Photo;
import kz.malim.media.PhotoRole;
import kz.malim.media.Photos;
import kz.malim.related.RelatedArticles;
import kz.malim.text.InlineText;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Sections;
import kz.malim.topic.Tag;
import kz.malim.topic.Tags;
import org.jspecify.annotations.Nullable;

/**
 * The newsroom that tests work in: {@code newsroom.publishes(article().titled("One"))}. It makes what a test names and
 * invents the rest, under slugs of its own, so that tests of one database do not meet.
 */
@ApplicationScoped
public class Newsroom {
    private static final String EDITOR = "test";

    private final EntityManager database;
    private final Articles articles;
    private final ArticleCreation creation;
    private final Publishing publishing;
    private final Renaming renaming;
    private final Withdrawing withdrawing;
    private final RelatedArticles related;
    private final Authors authors;
    private final Sections sections;
    private final Tags tags;
    private final Photos photos;
    private final FrontBlocks blocks;
    private final ApiKeys keys;
    private final Clock clock;

    Newsroom(
            EntityManager database,
            Articles articles,
            ArticleCreation creation,
            Publishing publishing,
            Renaming renaming,
            Withdrawing withdrawing,
            RelatedArticles related,
            Authors authors,
            Sections sections,
            Tags tags,
            Photos photos,
            FrontBlocks blocks,
            ApiKeys keys,
            Clock clock) {
        this.database = database;
        this.articles = articles;
        this.creation = creation;
        this.publishing = publishing;
        this.renaming = renaming;
        this.withdrawing = withdrawing;
        this.related = related;
        this.authors = authors;
        this.sections = sections;
        this.tags = tags;
        this.photos = photos;
        this.blocks = blocks;
        this.keys = keys;
        this.clock = clock;
    }

    /** An article to be written: what a test does not say about it is invented. */
    public static Manuscript article() {
        return new Manuscript();
    }

    /** A new article that readers see. */
    @Transactional
    public Story publishes(Manuscript manuscript) {
        var article = written(manuscript);
        publishing.publish(article);
        return Story.of(article);
    }

    /** A new article that only the newsroom sees, and that is recognised wherever it turns up. */
    @Transactional
    public Story drafts(Manuscript manuscript) {
        manuscript.mark();
        return Story.of(written(manuscript));
    }

    /** New content for an article, which readers do not see yet. */
    @Transactional
    public void redrafts(Story story, Manuscript manuscript) {
        manuscript.mark();
        save(story, manuscript);
    }

    private void save(Story story, Manuscript manuscript) {
        publishing.draft(known(story), manuscript.content(), EDITOR);
    }

    /** Shows readers the article's draft. */
    @Transactional
    public void publishes(Story story) {
        publishing.publish(known(story));
    }

    /** New content for an article, for readers too. */
    @Transactional
    public void edits(Story story, Manuscript manuscript) {
        save(story, manuscript);
        publishes(story);
    }

    /** Relates these to the article and no others. */
    @Transactional
    public void relates(Story story, Story... others) {
        related.curate(known(story), Stream.of(others).map(this::known).toList());
    }

    /** Gives an article another slug. */
    @Transactional
    public Story renames(Story story, String slug) {
        renaming.rename(known(story), new Slug(slug));
        return new Story(story.id(), story.lang(), slug);
    }

    /** Takes down an article that readers must not see any more. */
    @Transactional
    public void takesDown(Story story, String reason) {
        withdrawing.takeDown(known(story), reason, EDITOR);
    }

    /** A block of a front that is also returned with articles. */
    @Transactional
    public Slug block(String title, Story... stories) {
        return block(
                title,
                Stream.of(stories)
                        .map(story -> new Placement(known(story), null, null))
                        .toList());
    }

    /** A block with one story, in other words. */
    @Transactional
    public Slug block(String title, Story story, String titleThere, String teaserThere) {
        return block(title, List.of(new Placement(known(story), titleThere, teaserThere)));
    }

    private Slug block(String title, List<Placement> placements) {
        var name = ownSlug(title);
        var block = new FrontBlock(name, title, true);
        block.place(placements);
        blocks.persist(block);
        return name;
    }

    /** Takes down a block, since readers get every block with every article. */
    @Transactional
    public void removes(Slug block) {
        blocks.delete(blocks.named(block).orElseThrow());
    }

    @Transactional
    public Slug author(String name) {
        var slug = ownSlug(name);
        var author = new Author(slug, name, Author.Kind.PERSON, null);
        authors.persist(author);
        return slug;
    }

    @Transactional
    public Slug section(String name) {
        return section(name, Map.of(), null);
    }

    @Transactional
    public Slug section(String name, Slug parent) {
        return section(name, Map.of(), sections.withSlug(parent).orElseThrow());
    }

    private Slug section(String name, Map<String, String> names, @Nullable Section parent) {
        var slug = ownSlug(name);
        var section = new Section(slug, name, names, parent);
        sections.persist(section);
        return slug;
    }

    @Transactional
    public Slug tag(String name) {
        return tag(name, Map.of());
    }

    /** @param names the tag's name in other languages, by language tag */
    @Transactional
    public Slug tag(String name, Map<String, String> names) {
        var slug = ownSlug(name);
        var tag = new Tag(slug, name, names);
        tags.persist(tag);
        return slug;
    }

    /** A photo with a credit and no file. */
    @Transactional
    public UUID photo(String label, String credit) {
        return photo(null, null, Credit.of(label, credit));
    }

    @Transactional
    public UUID photo(@Nullable String alt, @Nullable String caption, @Nullable Credit credit) {
        var photo = new Photo(Article.newId(), alt, caption, credit, clock.instant());
        photos.persist(photo);
        return photo.id();
    }

    /** The secret of a new key, for {@code given().auth().oauth2(…)}. */
    @Transactional
    public String keyOf(String role) {
        return keyOf(role, key -> {});
    }

    /** The secret of a new key of one section. */
    @Transactional
    public String keyOf(String role, Slug section) {
        var id = (UUID) database.createNativeQuery("select id from section where slug = ?1", UUID.class)
                .setParameter(1, section.value())
                .getSingleResult();
        return keyOf(role, key -> key.restrictedTo(id));
    }

    /** The secret of a new key that something is done to. */
    @Transactional
    public String keyOf(String role, Consumer<ApiKey> doing) {
        var secret = ApiKey.newSecret();
        var key = new ApiKey("test " + role + " " + Canary.word(), role, secret, clock.instant());
        doing.accept(key);
        keys.persist(key);
        return secret;
    }

    private Article written(Manuscript manuscript) {
        var article = creation.create(new NewArticle(
                manuscript.lang,
                null,
                manuscript.content().title(),
                manuscript.original == null ? null : known(manuscript.original),
                null));
        publishing.draft(article, manuscript.content(), EDITOR);
        database.flush();
        if (!manuscript.related.isEmpty()) {
            related.curate(article, manuscript.related.stream().map(this::known).toList());
        }
        return article;
    }

    private Article known(Story story) {
        return articles.findById(story.id());
    }

    private static Slug ownSlug(String name) {
        return Slug.of(name).orElseThrow().numbered(ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE));
    }

    /** An article the newsroom has. */
    public record Story(UUID id, Language lang, String slug) {
        static Story of(Article article) {
            return new Story(article.id(), article.lang(), article.slug());
        }

        /** Where readers find it. */
        public String path() {
            return "/api/articles/" + slug;
        }
    }

    /** An article while a test says what is in it. */
    public static final class Manuscript {
        private static final String INVENTED = "Story ";

        private Language lang = Language.KAZAKH;
        private String title = INVENTED + UUID.randomUUID();
        private @Nullable String lede;
        private @Nullable String byline;
        private @Nullable Slug section;
        private List<Slug> sections = List.of();
        private @Nullable Dated published;
        private @Nullable Source source;
        private @Nullable Story original;
        private List<Slug> authors = List.of();
        private List<Slug> tags = List.of();
        private List<Story> related = List.of();
        private final List<PhotoUse> photos = new ArrayList<>();
        private final List<BodyBlock> body = new ArrayList<>();

        private Manuscript() {}

        public Manuscript in(Language itsLanguage) {
            lang = itsLanguage;
            return this;
        }

        public Manuscript titled(String itsTitle) {
            title = itsTitle;
            return this;
        }

        public Manuscript withLede(String itsLede) {
            lede = itsLede;
            return this;
        }

        public Manuscript withByline(String itsByline) {
            byline = itsByline;
            return this;
        }

        public Manuscript by(Slug... itsAuthors) {
            authors = List.of(itsAuthors);
            return this;
        }

        public Manuscript inSection(Slug itsSection) {
            section = itsSection;
            return this;
        }

        public Manuscript alsoInSections(Slug... others) {
            sections = List.of(others);
            return this;
        }

        public Manuscript tagged(Slug... itsTags) {
            tags = List.of(itsTags);
            return this;
        }

        public Manuscript datedOn(LocalDate day) {
            published = Dated.ofDay(day);
            return this;
        }

        public Manuscript datedAt(OffsetDateTime time) {
            published = Dated.ofTime(time);
            return this;
        }

        public Manuscript attributedTo(String agency) {
            source = new Source(agency, null);
            return this;
        }

        public Manuscript attributedTo(Source itsSource) {
            source = itsSource;
            return this;
        }

        public Manuscript withLeadPhoto(UUID photo) {
            photos.add(new PhotoUse(photo, PhotoRole.LEAD));
            return this;
        }

        public Manuscript withPhoto(UUID photo) {
            photos.add(new PhotoUse(photo, PhotoRole.BODY));
            return this;
        }

        /** Adds paragraphs. */
        public Manuscript saying(String... paragraphs) {
            for (var paragraph : paragraphs) {
                body.add(new Paragraph("b" + (body.size() + 1), InlineText.of(paragraph)));
            }
            return this;
        }

        /** Adds blocks of any type. */
        public Manuscript with(BodyBlock... blocks) {
            body.addAll(List.of(blocks));
            return this;
        }

        public Manuscript translating(Story itsOriginal) {
            original = itsOriginal;
            return this;
        }

        public Manuscript relatedTo(Story... stories) {
            related = List.of(stories);
            return this;
        }

        /** Gives it a word that no reader may see before it is published, wherever a test has said nothing itself. */
        private void mark() {
            var word = Canary.word();
            title = title.startsWith(INVENTED) ? INVENTED + word : title;
            lede = lede == null ? word : lede;
            byline = byline == null ? word : byline;
            saying(word);
        }

        ArticleContent content() {
            return ArticleContent.titled(title)
                    .lede(lede)
                    .byline(byline)
                    .authors(authors)
                    .section(section)
                    .sections(sections)
                    .tags(tags)
                    .published(published)
                    .source(source)
                    .photos(photos)
                    .body(body)
                    .build();
        }
    }
}
