package kz.malim.live;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.malim.access.Role;
import kz.malim.article.Article;
import kz.malim.article.EditorialRules;
import kz.malim.article.NewsroomRules;
import kz.malim.article.Transition;
import kz.malim.article.Transitions;
import kz.malim.author.Author;
import kz.malim.author.Authors;
import kz.malim.management.CommonFields;
import kz.malim.media.Photo;
import kz.malim.media.Photos;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/**
 * The acts on a live blog and its entries, for all callers. Each locks the article, so that entries are published in the
 * order of their times, and checks that it is allowed. Drafts are a writer's; what readers see, a publisher's.
 */
@ApplicationScoped
public class LiveBlogging {
    /** Entries of one article that are not removed. */
    private static final int MAX_ENTRIES = 10_000;

    private static final int MAX_PINNED = 10;
    private static final int SUMMARY = 2_000;

    private final LiveBlogs blogs;
    private final LiveEntries entries;
    private final Transitions transitions;
    private final EditorialRules rules;
    private final Authors authors;
    private final Photos photos;
    private final Event<LiveBlogChanged> changes;
    private final Clock clock;

    LiveBlogging(
            LiveBlogs blogs,
            LiveEntries entries,
            Transitions transitions,
            EditorialRules rules,
            Authors authors,
            Photos photos,
            Event<LiveBlogChanged> changes,
            Clock clock) {
        this.blogs = blogs;
        this.entries = entries;
        this.transitions = transitions;
        this.rules = rules;
        this.authors = authors;
        this.photos = photos;
        this.changes = changes;
        this.clock = clock;
    }

    public Optional<LiveBlog> of(Article article) {
        return blogs.findByIdOptional(article.id());
    }

    /** Sets when the coverage begins and ends, and what happened so far. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LiveBlog cover(
            Article article, @Nullable Instant startedAt, @Nullable Instant liveUntil, @Nullable String summary) {
        var blog = begin(article, Role.PUBLISHER);
        var from = startedAt == null ? blog.startedAt() : startedAt;
        if (liveUntil != null && !liveUntil.isAfter(from)) {
            throw RequestJson.refused("liveUntil", "Later than startedAt.");
        }
        blog.cover(from, liveUntil, CommonFields.lineOrNull(summary, "summary", SUMMARY));
        blogs.flush();
        changes.fire(new LiveBlogChanged(article.id(), null));
        return blog;
    }

    /** Adds an entry, as a draft or published. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LiveEntry add(Article article, LiveEntryContent content, boolean publish, String by) {
        begin(article, publish ? Role.PUBLISHER : Role.WRITER);
        if (entries.countOf(article) >= MAX_ENTRIES) {
            throw new Problem(
                    ProblemType.ILLEGAL_TRANSITION,
                    "A live blog has at most " + MAX_ENTRIES + " entries. Continue in another article.");
        }
        var entry = new LiveEntry(article.id(), clock.instant());
        write(article, entry, content, by);
        if (publish) {
            requirePublishable(content);
            entry.publish();
        }
        entries.persist(entry);
        return changed(entry, publish, true);
    }

    /** Replaces the content of an entry; readers get it at once if it is published. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LiveEntry change(Article article, LiveEntry entry, LiveEntryContent content, String by) {
        begin(article, entry.isPublished() ? Role.PUBLISHER : Role.WRITER);
        write(article, entry, content, by);
        if (entry.isPublished()) {
            requirePublishable(content);
        }
        return changed(entry, entry.isPublished(), false);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public LiveEntry publish(Article article, LiveEntry entry) {
        begin(article, Role.PUBLISHER);
        boolean isNew = !entry.isPublished();
        requirePublishable(entry.content(clock.getZone()));
        entry.publish();
        return changed(entry, isNew, true);
    }

    /** Makes it a draft again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public LiveEntry withdraw(Article article, LiveEntry entry) {
        begin(article, Role.PUBLISHER);
        boolean wasPublished = entry.isPublished();
        entry.withdraw();
        return changed(entry, wasPublished, false);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void remove(Article article, LiveEntry entry) {
        boolean wasPublished = entry.isPublished();
        begin(article, wasPublished ? Role.PUBLISHER : Role.WRITER);
        entry.remove();
        changed(entry, wasPublished, false);
    }

    private LiveBlog begin(Article article, String role) {
        transitions.begin(article, Transition.EDIT, role);
        if (!blogs.isLive(article)) {
            throw new Problem(
                    ProblemType.ILLEGAL_TRANSITION,
                    "The article is no live blog. Save it with the kind `" + NewsroomRules.LIVE + "` first.");
        }
        return of(article).orElseGet(() -> {
            var blog = new LiveBlog(article.id(), clock.instant());
            blogs.persistAndFlush(blog);
            return blog;
        });
    }

    private void write(Article article, LiveEntry entry, LiveEntryContent content, String by) {
        if (content.title() == null && content.body().isEmpty()) {
            throw RequestJson.refused("body", "An entry needs a title or a body.");
        }
        CommonFields.instant(content.at(), "at");
        if (content.corrected() != null) {
            CommonFields.line(content.corrected().text(), "corrected/text", SUMMARY);
        }
        content.require();
        if (content.isPinned() && entries.countPinned(article, entry) >= MAX_PINNED) {
            throw RequestJson.refused("pinned", "At most " + MAX_PINNED + " entries of an article are pinned.");
        }
        entry.write(content, authors(content), photos(content), clock.instant(), by);
    }

    private List<Author> authors(LiveEntryContent content) {
        var known = authors.withSlugs(content.authors());
        var found = new ArrayList<Author>();
        for (int i = 0; i < content.authors().size(); i++) {
            var author = known.get(content.authors().get(i));
            if (author == null) {
                throw RequestJson.refused("authors/" + i, "There is no such author.");
            }
            found.add(author);
        }
        return found.stream().distinct().toList(); // two slugs of one author
    }

    private List<Photo> photos(LiveEntryContent content) {
        var wanted = content.photos();
        var known = photos.withIds(wanted.keySet()).stream().collect(Collectors.toMap(Photo::id, Function.identity()));
        wanted.forEach((id, at) -> {
            if (!known.containsKey(id)) {
                throw RequestJson.refused(List.of(Violation.at(at, "There is no photo with this id.")));
            }
        });
        return wanted.keySet().stream()
                .map((UUID id) -> requireNonNull(known.get(id)))
                .toList();
    }

    private void requirePublishable(LiveEntryContent content) {
        rules.requirePublishableBody(content.asArticle());
    }

    private LiveEntry changed(LiveEntry entry, boolean forReaders, boolean isNew) {
        entries.flush();
        entries.getEntityManager().refresh(entry); // the triggers have set its times
        if (forReaders) {
            changes.fire(new LiveBlogChanged(entry.articleId(), isNew ? entry.id() : null));
        }
        return entry;
    }
}
