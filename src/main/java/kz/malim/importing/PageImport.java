package kz.malim.importing;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.malim.article.Article;
import kz.malim.article.ArticleInput;
import kz.malim.article.Articles;
import kz.malim.article.Publishing;
import kz.malim.delivery.PublishedArticles;
import kz.malim.front.FrontBlock;
import kz.malim.front.FrontBlocks;
import kz.malim.importing.ImportReport.Entry;
import kz.malim.importing.ImportReport.Outcome;
import kz.malim.importing.ImportReport.Role;
import kz.malim.related.RelatedArticles;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * Brings a read page into the newsroom: its own article, a stub for every story it names, the related list and the
 * blocks, all in one transaction. The same page a second time changes nothing.
 */
@ApplicationScoped
class PageImport {
    private final ImportOrigins origins;
    private final PageContents contents;
    private final Articles articles;
    private final Publishing publishing;
    private final RelatedArticles related;
    private final FrontBlocks blocks;
    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final PublishedArticles uncommitted;
    private final ObjectMapper json;
    private final Clock clock;

    PageImport(
            ImportOrigins origins,
            PageContents contents,
            Articles articles,
            Publishing publishing,
            RelatedArticles related,
            FrontBlocks blocks,
            EntityManager database,
            TransactionSynchronizationRegistry transaction,
            AgroalDataSource writing,
            ObjectMapper json,
            Clock clock) {
        this.origins = origins;
        this.contents = contents;
        this.articles = articles;
        this.publishing = publishing;
        this.related = related;
        this.blocks = blocks;
        this.database = database;
        this.transaction = transaction;
        this.uncommitted = PublishedArticles.ofTransaction(writing, json, clock.getZone());
        this.json = json;
        this.clock = clock;
    }

    /** What the import would do, with the articles as readers would get them; nothing of it stays. */
    @Transactional
    ImportReport preview(Page page, String by) {
        var done = bring(page, true, by);
        database.flush();
        var report = report(page, done, true);
        transaction.setRollbackOnly();
        return report;
    }

    @Transactional
    ImportReport run(Page page, boolean publish, String by) {
        return report(page, bring(page, publish, by), false);
    }

    private List<Brought> bring(Page page, boolean publish, String by) {
        // one import at a time: two pages that name the same new story must not both create it
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('malim import')) as text)")
                .getSingleResult();
        var main = bring(
                page.title(),
                page.language(),
                day(page.date()),
                fingerprint(page),
                false,
                publish,
                by,
                article -> contents.of(page, article));
        var all = new LinkedHashMap<TitleKey, Brought>();
        all.put(TitleKey.of(page.title()), main);
        named(page)
                .forEach((key, story) -> all.computeIfAbsent(
                        key,
                        absent -> bring(
                                story.title(),
                                page.language(),
                                day(story.date()),
                                digest(story),
                                true,
                                publish,
                                by,
                                article -> contents.of(story))));
        boolean live = publishing.isPublished(main.article());
        if (main.outcome() != Outcome.UNCHANGED && (publish || !live)) {
            place(page, all, publish);
        }
        return List.copyOf(all.values());
    }

    /** Finds or makes the article of a story, and gives it what the page says unless it said the same before. */
    private Brought bring(
            String title,
            Language lang,
            @Nullable LocalDate day,
            byte[] fingerprint,
            boolean stub,
            boolean publish,
            String by,
            Function<Article, ArticleInput> content) {
        var known = origins.of(lang, TitleKey.of(title), day);
        var article =
                known.map(origin -> articles.findById(origin.articleId())).orElseGet(() -> newArticle(title, lang));
        boolean news = known.isEmpty()
                || (known.get().isStub()
                        ? !known.get().looksLike(fingerprint)
                        : !stub && !known.get().looksLike(fingerprint));
        if (news) {
            publishing.draft(article, content.apply(article), by);
            known.ifPresentOrElse(
                    origin -> origin.seenAgain(day, fingerprint, stub),
                    () -> origins.persist(new ImportOrigin(article, TitleKey.of(title), day, fingerprint, stub)));
        }
        boolean shown = publish && (news || !publishing.isPublished(article)) && publishing.publish(article);
        var outcome = known.isEmpty() ? Outcome.CREATED : news || shown ? Outcome.UPDATED : Outcome.UNCHANGED;
        return new Brought(article, stub ? Role.STUB : Role.MAIN, outcome);
    }

    private Article newArticle(String title, Language lang) {
        var id = Article.newId();
        var article = new Article(id, lang, articles.freeSlug(title, id), clock.instant());
        articles.persist(article);
        return article;
    }

    /** Every story the page names, once each: what one place leaves out, another may tell. */
    private static Map<TitleKey, Page.Story> named(Page page) {
        var stories = new LinkedHashMap<TitleKey, Page.Story>();
        Stream.concat(page.related().stream(), page.blocks().stream().flatMap(block -> block.items().stream()))
                .forEach(story -> stories.merge(TitleKey.of(story.title()), story, PageImport::together));
        return stories;
    }

    private static Page.Story together(Page.Story first, Page.Story second) {
        return new Page.Story(
                first.title(),
                first.teaser() == null ? second.teaser() : first.teaser(),
                first.date() == null ? second.date() : first.date());
    }

    /** Fronts are live: a page that is not published does not touch them. */
    private void place(Page page, Map<TitleKey, Brought> all, boolean publish) {
        var main = requireNonNull(all.get(TitleKey.of(page.title()))).article();
        if (!page.related().isEmpty()) {
            related.curate(
                    main,
                    articles(page.related(), all)
                            .filter(other -> !other.id().equals(main.id()))
                            .toList());
        }
        if (publish) {
            page.blocks().forEach(block -> blockName(block.title()).ifPresent(name -> show(name, block, all)));
        }
    }

    /** "MalimBlocks" is two words in an address: malim-blocks. */
    private static Optional<Slug> blockName(String title) {
        return Slug.of(title.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " "));
    }

    private void show(Slug name, Page.Block shown, Map<TitleKey, Brought> all) {
        var block = blocks.named(name).orElseGet(() -> {
            var made = new FrontBlock(name, shown.title(), true);
            blocks.persist(made);
            return made;
        });
        block.show(articles(shown.items(), all)
                .map(article -> new FrontBlock.Placement(article, null, null))
                .toList());
    }

    private static Stream<Article> articles(List<Page.Story> stories, Map<TitleKey, Brought> all) {
        return stories.stream()
                .map(story ->
                        requireNonNull(all.get(TitleKey.of(story.title()))).article())
                .distinct();
    }

    private ImportReport report(Page page, List<Brought> done, boolean preview) {
        var entries = new ArrayList<Entry>();
        for (var brought : done) {
            var slug = brought.article().slug();
            entries.add(new Entry(
                    brought.article().id(),
                    slug,
                    PublishedArticles.path(slug),
                    brought.role(),
                    brought.outcome(),
                    preview ? uncommitted.wholePage(slug) : null));
        }
        return new ImportReport(entries, page.warnings());
    }

    private record Brought(Article article, Role role, Outcome outcome) {}

    private static @Nullable LocalDate day(Page.@Nullable Dated date) {
        return date == null ? null : date.day();
    }

    /** What the page says; warnings are about it and not of it. */
    private byte[] fingerprint(Page page) {
        return digest(List.of(
                page.title(),
                said(page.lede()),
                said(page.byline()),
                said(page.date()),
                said(page.source()),
                page.tags(),
                page.body(),
                page.photos(),
                page.related(),
                page.blocks()));
    }

    private static Object said(@Nullable Object maybe) {
        return maybe == null ? "" : maybe;
    }

    private byte[] digest(Object said) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(said));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
