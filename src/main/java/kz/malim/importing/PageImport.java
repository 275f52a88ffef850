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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kz.malim.access.Role;
import kz.malim.access.Scope;
import kz.malim.article.Article;
import kz.malim.article.Publishing;
import kz.malim.database.AdvisoryLocks;
import kz.malim.importing.ImportReport.Entry;
import kz.malim.importing.ImportReport.Outcome;
import kz.malim.importing.StoryImport.Imported;
import kz.malim.importing.StoryImport.Incoming;
import kz.malim.pagetext.ImportWarning;
import kz.malim.pagetext.Page;
import kz.malim.published.PublishedArticles;
import kz.malim.related.RelatedArticles;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * Imports a page: its own article, a stub for every story it names, the related list and the front blocks, all in one
 * transaction. The same page a second time changes nothing.
 */
@ApplicationScoped
class PageImport {
    private final StoryImport stories;
    private final PageContents contents;
    private final Publishing publishing;
    private final RelatedArticles related;
    private final BlockImport blocks;
    private final Scope scope;
    private final AdvisoryLocks locks;
    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final PublishedArticles uncommitted;
    private final ObjectMapper json;

    PageImport(
            StoryImport stories,
            PageContents contents,
            Publishing publishing,
            RelatedArticles related,
            BlockImport blocks,
            Scope scope,
            AdvisoryLocks locks,
            EntityManager database,
            TransactionSynchronizationRegistry transaction,
            AgroalDataSource writing,
            ObjectMapper json,
            Site site) {
        this.stories = stories;
        this.contents = contents;
        this.publishing = publishing;
        this.related = related;
        this.blocks = blocks;
        this.scope = scope;
        this.locks = locks;
        this.database = database;
        this.transaction = transaction;
        this.uncommitted = PublishedArticles.ofTransaction(writing, json, site);
        this.json = json;
    }

    /** What the import would do, with the articles as they would be published; the transaction is rolled back. */
    @Transactional
    ImportReport preview(Page page, String by) {
        var report = importPage(page, Publication.PREVIEW, by);
        transaction.setRollbackOnly();
        return report;
    }

    @Transactional
    ImportReport run(Page page, boolean publish, String by) {
        boolean dated = page.date() != null; // a date that nobody gave would be one that nobody checks
        return importPage(page, publish && dated ? Publication.PUBLISHED : Publication.NONE, by);
    }

    private ImportReport importPage(Page page, Publication publication, String by) {
        var warnings = new ArrayList<>(page.warnings());
        var incoming = incoming(page, publication, warnings);
        // two pages that name the same new story must not both create it
        locks.lock(incoming.keySet().stream()
                .map(title -> "import " + page.language().tag() + " " + title.value())
                .toList());
        stories.lock(List.copyOf(incoming.values()));
        var all = new LinkedHashMap<TitleKey, Imported>();
        incoming.forEach((key, story) -> {
            var imported = stories.importStory(story, publication, by);
            all.put(key, imported);
            if (imported.warning() != null) {
                warnings.add(imported.warning());
            }
        });
        var main = requireNonNull(all.get(TitleKey.of(page.title())));
        if (main.outcome() == Outcome.CREATED || main.outcome() == Outcome.UPDATED) {
            boolean published = publication != Publication.NONE && main.warning() == null;
            if (published || !publishing.isPublished(main.article())) {
                relate(page, main.article(), all, warnings); // the related list of a published article is live
            }
            if (published) {
                fill(page, all, warnings); // front blocks are live
            }
        }
        database.flush();
        return report(page, all.values(), warnings, publication == Publication.PREVIEW);
    }

    /** The page's own story first, then those it names, once each. */
    private Map<TitleKey, Incoming> incoming(Page page, Publication publication, List<ImportWarning> warnings) {
        var incoming = new LinkedHashMap<TitleKey, Incoming>();
        var main = new Incoming(
                page.title(),
                page.language(),
                page.date() == null ? null : page.date().day(),
                fingerprint(page),
                false,
                article -> contents.of(page, publication, article, warnings));
        incoming.put(main.key(), main);
        named(page)
                .forEach((key, story) -> incoming.putIfAbsent(
                        key,
                        new Incoming(
                                story.title(),
                                page.language(),
                                story.date() == null ? null : story.date().day(),
                                digest(story),
                                true,
                                article -> contents.of(story, publication))));
        return incoming;
    }

    private static Map<TitleKey, Page.Story> named(Page page) {
        var named = new LinkedHashMap<TitleKey, Page.Story>();
        Stream.concat(page.related().stream(), page.blocks().stream().flatMap(block -> block.items().stream()))
                .forEach(story -> named.merge(TitleKey.of(story.title()), story, Page.Story::mergedWith));
        return named;
    }

    private void relate(Page page, Article main, Map<TitleKey, Imported> all, List<ImportWarning> warnings) {
        if (page.related().isEmpty()) {
            return;
        }
        if (!scope.hasRole(Role.EDITOR)) {
            warnings.add(ImportWarning.about(
                    main.id(), "related-left-out", "Related articles were not set: only an editor may"));
            return;
        }
        related.curate(
                main,
                articles(page.related(), all)
                        .filter(other -> !other.id().equals(main.id()))
                        .toList());
        stories.acceptEdits(main);
    }

    /** Most pages show the same blocks: they are locked last, so that imports wait for one another only here. */
    private void fill(Page page, Map<TitleKey, Imported> all, List<ImportWarning> warnings) {
        database.flush();
        locks.lock(page.blocks().stream()
                .flatMap(block -> BlockImport.nameOf(block.title()).stream())
                .map(name -> "import block " + name.value())
                .toList());
        page.blocks().forEach(block -> fill(block, all, warnings));
    }

    private void fill(Page.Block block, Map<TitleKey, Imported> all, List<ImportWarning> warnings) {
        BlockImport.nameOf(block.title()).ifPresent(name -> {
            if (!blocks.fill(name, block.title(), articles(block.items(), all).toList())) {
                warnings.add(new ImportWarning(
                        "block-kept",
                        null,
                        null,
                        "The front block " + name.value()
                                + " was not changed: it has been edited since the last import"));
            }
        });
    }

    private static Stream<Article> articles(List<Page.Story> stories, Map<TitleKey, Imported> all) {
        return stories.stream()
                .map(story ->
                        requireNonNull(all.get(TitleKey.of(story.title()))).article())
                .distinct();
    }

    private ImportReport report(
            Page page, Collection<Imported> stories, List<ImportWarning> warnings, boolean preview) {
        var entries = new ArrayList<Entry>();
        for (var imported : stories) {
            var slug = imported.article().slug();
            entries.add(new Entry(
                    imported.article().id(),
                    slug,
                    PublishedArticles.path(slug),
                    imported.role(),
                    imported.outcome(),
                    preview ? uncommitted.wholePageIfPublished(slug).orElse(null) : null,
                    preview && imported.role() == ImportReport.Role.MAIN ? page.evidence() : null));
        }
        return new ImportReport(entries, warnings);
    }

    /** Of the content of the page, without the warnings. */
    private byte[] fingerprint(Page page) {
        return digest(List.of(
                page.title(),
                orEmpty(page.lede()),
                orEmpty(page.byline()),
                orEmpty(page.date()),
                orEmpty(page.source()),
                page.tags(),
                page.body(),
                page.photos(),
                page.related(),
                page.blocks()));
    }

    private static Object orEmpty(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private byte[] digest(Object value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(value));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
