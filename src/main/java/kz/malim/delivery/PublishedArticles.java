package kz.malim.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/**
 * The articles readers can see, asked from the published views: one statement a page, however much of the page is
 * included.
 */
public class PublishedArticles {
    /** More blocks than this beside one article is a mistake in a front, not a page. */
    private static final int MOST_BLOCKS = 10;

    private static final String BLOCKS = """
            (select coalesce(json_agg(json_build_object(
                'name', b.name, 'title', b.title,
                'items', (select coalesce(json_agg(json_build_object('title', i.title, 'teaser', i.teaser, 'article', t.teaser)
                                          order by i.position), '[]')
                            from published_front_item i join published_teaser t on t.id = i.article_id
                           where i.block_id = b.id)) order by b.name), '[]')
            """;

    private final DataSource database;
    private final ObjectMapper json;
    private final ZoneId zone;

    /** @param database the reading pool; or, for a look at what is not committed yet, the transaction's own */
    public PublishedArticles(DataSource database, ObjectMapper json, ZoneId zone) {
        this.database = database;
        this.json = json;
        this.zone = zone;
    }

    /** Where readers find the article of this slug. */
    public static String path(String slug) {
        return ArticleResource.PATH + "/" + slug;
    }

    /** An article with everything that is drawn on its page. */
    public ArticleView wholePage(String slug) {
        return article(slug, EnumSet.of(Include.RELATED, Include.BLOCKS, Include.PHOTOS));
    }

    ArticleView article(String slugOrId, Set<Include> parts) {
        var question = new Question("select json_build_object('teaser', t.teaser, 'body', a.body")
                .and("""
                        , 'source', case when a.source_name is not null
                                         then json_build_object('name', a.source_name, 'url', a.source_url) end
                        , 'photos', (select coalesce(json_agg(p.photo order by p.role <> 'lead', p.position), '[]')
                                       from published_photo p where p.revision_id = a.revision_id and (p.role = 'lead' or ?))
                        """, parts.contains(Include.PHOTOS));
        if (parts.contains(Include.AUTHORS)) {
            question.and("""
                    , 'authors', (select coalesce(json_agg(json_build_object(
                                      'id', w.id, 'slug', w.slug, 'name', w.name, 'kind', w.kind, 'bio', w.bio)
                                      order by s.position), '[]')
                                    from published_authorship s join published_author w on w.id = s.author_id
                                   where s.revision_id = a.revision_id)
                    """);
        }
        if (parts.contains(Include.RELATED)) {
            question.and("""
                    , 'related', (select coalesce(json_agg(json_build_object('title', l.title, 'article', o.teaser)
                                                  order by l.position), '[]')
                                    from published_related l join published_teaser o on o.id = l.related_id
                                   where l.article_id = a.id)
                    """);
        }
        if (parts.contains(Include.BLOCKS)) {
            question.and(", 'blocks', ")
                    .and(BLOCKS)
                    .and(
                            " from (select * from published_front_block where beside_articles order by name limit ?) b)",
                            MOST_BLOCKS);
        }
        question.and(") from published_article a join published_teaser t on t.id = a.id where ");
        return one(identified(question, slugOrId), Row.Article.class).view(zone);
    }

    List<BlockView> blocks() {
        var question = new Question("select ").and(BLOCKS).and("from published_front_block b)");
        var blocks = one(question, Row.Block[].class);
        return List.of(blocks).stream().map(block -> block.view(zone)).toList();
    }

    BlockView block(String name) {
        var question = new Question("select ").and(BLOCKS).and("from published_front_block b where b.name = ?)", name);
        return List.of(one(question, Row.Block[].class)).stream()
                .findFirst()
                .map(block -> block.view(zone))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no block named " + name + "."));
    }

    private static Question identified(Question question, String slugOrId) {
        return asId(slugOrId)
                .map(id -> question.and("a.id = ?", id))
                .orElseGet(() -> question.and("a.slug = ?", slugOrId));
    }

    /** Ids have one spelling, lower-case with hyphens; others are no ids. */
    private static Optional<UUID> asId(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private <T> T one(Question question, Class<T> type) {
        return question.ask(database, row -> row.getString(1)).stream()
                .findFirst()
                .map(document -> read(document, type))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.remedy()));
    }

    private <T> T read(String document, Class<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
