package kz.malim.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.published.PublishedArticles;
import kz.malim.published.PublishedTopics;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.text.Language;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** The menus as readers see them: one statement a menu, whatever its items lead to. */
@ApplicationScoped
class PublishedMenus {
    /** A row without an item, if the menu has none that is public. */
    private static final String ITEMS = """
            with shown as (
                select i.*, first_value(i.lang) over (order by array_position(?, i.lang::text)) as chosen
                  from published_menu m join published_menu_item i on i.menu_id = m.id where m.name = ?)
            select array(select distinct lang::text from shown), s.lang, s.position, s.parent, s.kind, s.title, s.id, s.slug,
                   s.article_lang, s.section_slug, s.url
              from published_menu m left join shown s on s.lang = s.chosen
             where m.name = ?
             order by s.position
            """;

    private final ReadingPool published;
    private final Site site;

    PublishedMenus(ReadingPool published, Site site) {
        this.published = published;
        this.site = site;
    }

    /** @param lang the requested language; null for the first of the site that the menu has */
    Optional<MenuView> menu(String name, @Nullable Language lang) {
        var order = site.languagesFor(lang);
        var tags = order.stream().map(Language::tag).toArray(String[]::new);
        var rows = published.execute(new SqlQuery(ITEMS, tags, name, name), Row::of);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var first = rows.getFirst();
        var items = rows.stream().filter(row -> row.lang != null).toList();
        return Optional.of(new MenuView(
                name,
                first.lang == null ? order.getFirst() : language(first.lang),
                order.stream()
                        .filter(known -> first.languages.contains(known.tag()))
                        .toList(),
                below(null, items)));
    }

    /** Those whose parent is not public are nowhere. */
    private List<MenuView.Item> below(@Nullable Integer parent, List<Row> rows) {
        var items = new ArrayList<MenuView.Item>();
        for (var row : rows) {
            if (Objects.equals(row.parent, parent)) {
                items.add(item(row, below(row.position, rows)));
            }
        }
        return items;
    }

    private MenuView.Item item(Row row, List<MenuView.Item> below) {
        var kind = MenuView.Kind.valueOf(row.kind.toUpperCase(Locale.ROOT));
        var lang = row.articleLang == null ? null : language(row.articleLang);
        return new MenuView.Item(
                kind,
                row.title,
                row.id,
                row.slug,
                lang,
                switch (kind) {
                    case SECTION -> PublishedTopics.path(Topic.SECTION, String.valueOf(row.slug));
                    case TAG -> PublishedTopics.path(Topic.TAG, String.valueOf(row.slug));
                    case ARTICLE -> PublishedArticles.path(String.valueOf(row.slug));
                    case ADDRESS -> String.valueOf(row.url);
                },
                lang == null ? null : page(lang, String.valueOf(row.slug), row.section),
                row.section,
                below);
    }

    private @Nullable URI page(Language lang, String slug, @Nullable String section) {
        return site.page(lang, slug, section).orElse(null);
    }

    private static Language language(String tag) {
        return Language.of(tag).orElseThrow();
    }

    /** An item in the order of the menu. */
    private record Row(
            List<String> languages,
            @Nullable String lang,
            int position,
            @Nullable Integer parent,
            String kind,
            String title,
            @Nullable UUID id,
            @Nullable String slug,
            @Nullable String articleLang,
            @Nullable String section,
            @Nullable String url) {

        private static Row of(ResultSet row) throws SQLException {
            return new Row(
                    List.of((String[]) row.getArray(1).getArray()),
                    row.getString(2),
                    row.getInt(3),
                    row.getObject(4, Integer.class),
                    row.getString(5),
                    row.getString(6),
                    row.getObject(7, UUID.class),
                    row.getString(8),
                    row.getString(9),
                    row.getString(10),
                    row.getString(11));
        }
    }
}
