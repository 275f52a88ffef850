package kz.malim.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.listing.Sort.Aliases;
import kz.malim.published.ArticleDocument;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.published.StoredBody;
import kz.malim.published.TeaserView;

/** Published articles whose ids are known or come in order, with the filters and in the form of a list. */
@ApplicationScoped
public class ArticlesById {
    private final ReadingPool published;

    ArticlesById(ReadingPool published) {
        this.published = published;
    }

    /** The articles after one in the order of their ids, and of each whether it passes the filters. */
    public SequencedMap<UUID, Boolean> after(UUID id, int most, ArticleQuery list) {
        var query = new SqlQuery("select l.article_id, true");
        Condition.of(list.filter()).forEach(condition -> and(query, condition));
        query.and(
                " from (select * from published_listing p where p.article_id > ? order by p.article_id limit ?) l"
                        + " order by l.article_id",
                id,
                most);
        var found = new LinkedHashMap<UUID, Boolean>();
        published
                .execute(query, row -> Map.entry(row.getObject(1, UUID.class), row.getBoolean(2)))
                .forEach(article -> found.put(article.getKey(), article.getValue()));
        return found;
    }

    /** Those that pass the filters. */
    public Set<UUID> matching(Collection<UUID> ids, ArticleQuery list) {
        var query =
                new SqlQuery("select l.article_id from published_listing l where l.article_id = any(?)", array(ids));
        Condition.of(list.filter()).forEach(condition -> and(query, condition));
        return published.execute(query, row -> row.getObject(1, UUID.class)).stream()
                .collect(Collectors.toSet());
    }

    private static void and(SqlQuery query, Condition condition) {
        query.and(" and (")
                .and(condition.rowPredicate(Aliases.LISTING), condition.values())
                .and(")");
    }

    /** Their cards; with the body if the fields of the list have it. */
    public Map<UUID, TeaserView> cards(Collection<UUID> ids, ArticleQuery list) {
        boolean bodies = list.fields().names("body");
        var query = new SqlQuery(
                "select t.id, " + ArticleDocument.TEASER + ", " + (bodies ? ArticleDocument.BODY : "null")
                        + " from published_article t where t.id = any(?)",
                array(ids));
        var cards = new HashMap<UUID, TeaserView>();
        published
                .execute(query, row -> List.of(row.getString(2), bodies ? row.getString(3) : ""))
                .forEach(documents -> {
                    var card = published.read(documents.getFirst(), TeaserView.class);
                    cards.put(
                            card.id(),
                            bodies
                                    ? card.with(
                                            published
                                                    .read(documents.getLast(), StoredBody.class)
                                                    .forReaders(),
                                            null)
                                    : card);
                });
        return cards;
    }

    private static Object array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
