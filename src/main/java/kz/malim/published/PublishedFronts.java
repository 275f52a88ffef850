package kz.malim.published;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The blocks and pages of fronts in the languages of their readers: one statement, however many blocks there are. */
@ApplicationScoped
public class PublishedFronts {
    private static final int MAX_BLOCKS = 100;

    private static final String BLOCKS = "select "
            + ArticleDocument.block("l.lang", "front_items(b.id, now(), l.lang, '{}', ?)")
            + " from published_front_block b cross join lateral (select front_language(b.id, now(), ?) as lang offset 0) l";

    private static final String PAGE =
            """
            with page as (select id, name from published_front_page where name = ?),
            items as materialized (
                select i.* from page cross join lateral front_page_items(page.id, now(), ?, ?) i)
            select json_build_object('name', page.name, 'blocks', (
                       select coalesce(json_agg(%s order by s.position), '[]')
                         from published_front_page_block s
                         join published_front_block b on b.id = s.block_id
                        cross join lateral (select front_language(b.id, now(), ?) as lang offset 0) l
                        where s.page_id = page.id))
              from page
            """.formatted(ArticleDocument.block("l.lang", "(select * from items where items.block_id = b.id)"));

    private final ReadingPool database;

    PublishedFronts(ReadingPool database) {
        this.database = database;
    }

    /** All, by name. */
    public List<BlockView> blocks(FrontRequest request) {
        return database.all(query(request).and(" order by b.name limit ?", MAX_BLOCKS), BlockView.class);
    }

    /** Those of these names that exist, in their order. */
    public List<BlockView> blocks(List<String> names, FrontRequest request) {
        var wanted = names.toArray(String[]::new);
        var query =
                query(request).and(" where b.name = any (?) order by array_position(?, b.name::text)", wanted, wanted);
        return database.all(query, BlockView.class);
    }

    private static SqlQuery query(FrontRequest request) {
        return new SqlQuery(BLOCKS, request.limit(), request.tags());
    }

    public BlockView block(String name, FrontRequest request) {
        return blocks(List.of(name), request).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no block named " + name + "."));
    }

    public FrontPageView page(String name, FrontRequest request) {
        var tags = request.tags();
        return database.first(new SqlQuery(PAGE, name, tags, request.limit(), tags), FrontPageView.class)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND, "There is no page named " + name + "."));
    }
}
