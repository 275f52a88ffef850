package kz.malim.live;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import kz.malim.article.Article;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** The entries of live blogs, published or not; removed ones only views of the past know. */
@ApplicationScoped
public class LiveEntries implements PanacheRepositoryBase<LiveEntry, UUID> {
    private static final UUID LAST = new UUID(-1, -1);
    private static final String PRESENT = "articleId = ?1 and state <> ?2";

    /** The entry with this id, if it is one of the article's. */
    public LiveEntry of(Article article, String id) {
        return CanonicalUuid.parse(id)
                .flatMap(this::findByIdOptional)
                .filter(entry -> entry.articleId().equals(article.id()) && entry.state() != LiveEntry.State.REMOVED)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "The article has no entry with this id."));
    }

    /** Entries that were created before one, the last created first. */
    public List<LiveEntry> page(Article article, LiveEntry.@Nullable State state, @Nullable UUID before, int limit) {
        return find(
                        "articleId = ?1 and state in ?2 and id < ?3 order by id desc",
                        article.id(),
                        state == null ? List.of(LiveEntry.State.DRAFT, LiveEntry.State.PUBLISHED) : List.of(state),
                        before == null ? LAST : before)
                .range(0, limit - 1)
                .list();
    }

    long countOf(Article article) {
        return count(PRESENT, article.id(), LiveEntry.State.REMOVED);
    }

    long countPinned(Article article, LiveEntry besides) {
        return count(PRESENT + " and pinned and id <> ?3", article.id(), LiveEntry.State.REMOVED, besides.id());
    }
}
