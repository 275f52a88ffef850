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
import kz.malim.importing.ImportReport.Entry;
import kz.malim.importing.ImportReport.Outcome;
import kz.malim.importing.StoryImport.Brought;
import kz.malim.importing.StoryImport.Told;
import kz.malim.pagetext.ImportWarning;
import kz.malim.pagetext.Page;
import kz.malim.published.PublishedArticles;
import kz.malim.related.RelatedArticles;
import org.jspecify.annotations.Nullable;

/**
 * Brings a read page into the newsroom: its own article, a stub for every story it names, the related list and the
 * blocks, all in one transaction. The same page a second time changes nothing.
 */
@ApplicationScoped
class PageImport {
    private final StoryImport stories;
    private final PageContents contents;
    private final Publishing publishing;
    private final RelatedArticles related;
    private final BlockImport blocks;
    private final Scope scope;
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
            EntityManager database,
            TransactionSynchronizationRegistry transaction,
            AgroalDataSource writing,
            ObjectMapper json,
            Clock clock) {
        this.stories = stories;
        this.contents = contents;
        this.publishing = publishing;
        this.related = related;
        this.blocks = blocks;
        this.scope = scope;
        this.database = database;
        this.transaction = transaction;
        this.uncommitted = PublishedArticles.ofTransaction(writing, json, clock.getZone());
        this.json = json;
    }

    /** What the import would do, with the articles as readers would get them; nothing of it stays. */
    @Transactional
    ImportReport preview(Page page, String by) {
        var report = bring(page, Publication.PREVIEW, by);
        transaction.setRollbackOnly();
        return report;
    }

    @Transactional
    ImportReport run(Page page, boolean publish, String by) {
        return bring(page, publish ? Publication.PUBLISHED : Publication.NONE, by);
    }

    private ImportReport bring(Page page, Publication publication, String by) {
        // one import at a time: two pages that name the same new story must not both create it
        database.createNativeQuery("select cast(pg_advisory_xact_lock(hashtext('malim import')) as text)")
                .getSingleResult();
        var warnings = new ArrayList<>(page.warnings());
        var told = told(page, warnings);
        stories.lock(List.copyOf(told.values()));
        var all = new LinkedHashMap<TitleKey, Brought>();
        told.forEach((key, story) -> {
            var brought = stories.bring(story, publication, by);
            all.put(key, brought);
            if (brought.warning() != null) {
                warnings.add(brought.warning());
            }
        });
        var main = requireNonNull(all.get(TitleKey.of(page.title())));
        if (main.outcome() == Outcome.CREATED || main.outcome() == Outcome.UPDATED) {
            boolean published = publication != Publication.NONE && main.warning() == null;
            if (published || !publishing.isPublished(main.article())) {
                relate(page, main.article(), all, warnings); // of what readers see they would see it at once
            }
            if (published) {
                page.blocks().forEach(block -> show(block, all, warnings)); // fronts are live
            }
        }
        database.flush();
        return report(all.values(), warnings, publication == Publication.PREVIEW);
    }

    /** The page's own story first, then those it names, once each: what one place leaves out, another may tell. */
    private Map<TitleKey, Told> told(Page page, List<ImportWarning> warnings) {
        var told = new LinkedHashMap<TitleKey, Told>();
        var main = new Told(
                page.title(),
                page.language(),
                page.date() == null ? null : page.date().day(),
                fingerprint(page),
                false,
                article -> contents.of(page, article, warnings));
        told.put(main.key(), main);
        named(page)
                .forEach((key, story) -> told.putIfAbsent(
                        key,
                        new Told(
                                story.title(),
                                page.language(),
                                story.date() == null ? null : story.date().day(),
                                digest(story),
                                true,
                                article -> contents.of(story))));
        return told;
    }

    private static Map<TitleKey, Page.Story> named(Page page) {
        var named = new LinkedHashMap<TitleKey, Page.Story>();
        Stream.concat(page.related().stream(), page.blocks().stream().flatMap(block -> block.items().stream()))
                .forEach(story -> named.merge(TitleKey.of(story.title()), story, PageImport::together));
        return named;
    }

    private static Page.Story together(Page.Story first, Page.Story second) {
        return new Page.Story(
                first.title(),
                first.teaser() == null ? second.teaser() : first.teaser(),
                first.date() == null ? second.date() : first.date());
    }

    private void relate(Page page, Article main, Map<TitleKey, Brought> all, List<ImportWarning> warnings) {
        if (page.related().isEmpty()) {
            return;
        }
        if (!scope.hasRole(Role.EDITOR)) {
            warnings.add(ImportWarning.about(
                    main.id(), "related-left-out", "What stands beside a story is decided by an editor"));
            return;
        }
        related.curate(
                main,
                articles(page.related(), all)
                        .filter(other -> !other.id().equals(main.id()))
                        .toList());
        stories.leaves(main);
    }

    private void show(Page.Block block, Map<TitleKey, Brought> all, List<ImportWarning> warnings) {
        BlockImport.nameOf(block.title()).ifPresent(name -> {
            if (!blocks.show(name, block.title(), articles(block.items(), all).toList())) {
                warnings.add(new ImportWarning(
                        "block-kept",
                        null,
                        null,
                        "The front block " + name.value()
                                + " is left as it is: somebody in the newsroom has changed it"));
            }
        });
    }

    private static Stream<Article> articles(List<Page.Story> stories, Map<TitleKey, Brought> all) {
        return stories.stream()
                .map(story ->
                        requireNonNull(all.get(TitleKey.of(story.title()))).article())
                .distinct();
    }

    private ImportReport report(Collection<Brought> done, List<ImportWarning> warnings, boolean preview) {
        var entries = new ArrayList<Entry>();
        for (var brought : done) {
            var slug = brought.article().slug();
            entries.add(new Entry(
                    brought.article().id(),
                    slug,
                    PublishedArticles.path(slug),
                    brought.role(),
                    brought.outcome(),
                    preview ? uncommitted.wholePageIfPublished(slug).orElse(null) : null));
        }
        return new ImportReport(entries, warnings);
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
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
