package kz.malim.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import kz.malim.article.Article;
import kz.malim.article.Articles;
import kz.malim.text.Slug;
import kz.malim.topic.Section;
import kz.malim.topic.Sections;
import kz.malim.topic.Tag;
import kz.malim.topic.Tags;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/** Finds what the items of a menu lead to, in a constant number of statements. */
@ApplicationScoped
class MenuTargets {
    private final Sections sections;
    private final Tags tags;
    private final Articles articles;

    MenuTargets(Sections sections, Tags tags, Articles articles) {
        this.sections = sections;
        this.tags = tags;
        this.articles = articles;
    }

    /** The trees as one list, each item before those below it. */
    List<Menu.Item> resolve(MenuInput input) {
        var found = new Found(
                sections.withSlugs(values(input, MenuInput.Item::section)),
                tags.withSlugs(values(input, MenuInput.Item::tag)),
                articles.withIds(values(input, MenuInput.Item::article)));
        var items = new ArrayList<Menu.Item>();
        var violations = new ArrayList<Violation>();
        for (int i = 0; i < input.trees().size(); i++) {
            var tree = input.trees().get(i);
            add(tree.items(), null, tree.lang().tag(), "#/trees/" + i + "/items", found, items, violations);
        }
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
        return items;
    }

    private static <T> Set<T> values(MenuInput input, Function<MenuInput.Item, @Nullable T> value) {
        var values = new LinkedHashSet<T>();
        input.trees()
                .forEach(tree -> tree.items()
                        .forEach(top -> top.visit(item -> {
                            var one = value.apply(item);
                            if (one != null) {
                                values.add(one);
                            }
                        })));
        return values;
    }

    private static void add(
            List<MenuInput.Item> level,
            @Nullable Integer parent,
            String lang,
            String at,
            Found found,
            List<Menu.Item> items,
            List<Violation> violations) {
        for (int i = 0; i < level.size(); i++) {
            var item = level.get(i);
            var path = at + "/" + i;
            found.check(item, path, violations);
            int position = items.size();
            items.add(new Menu.Item(
                    lang,
                    parent,
                    item.title(),
                    item.section() == null ? null : found.sections.get(item.section()),
                    item.tag() == null ? null : found.tags.get(item.tag()),
                    item.article() == null ? null : found.articles.get(item.article()),
                    item.url()));
            add(item.below(), position, lang, path + "/items", found, items, violations);
        }
    }

    private record Found(Map<Slug, Section> sections, Map<Slug, Tag> tags, Map<UUID, Article> articles) {
        private void check(MenuInput.Item item, String at, List<Violation> violations) {
            check(item.section(), sections, at + "/section", violations);
            check(item.tag(), tags, at + "/tag", violations);
            check(item.article(), articles, at + "/article", violations);
        }

        private static <K> void check(@Nullable K wanted, Map<K, ?> known, String at, List<Violation> violations) {
            if (wanted != null && !known.containsKey(wanted)) {
                violations.add(Violation.at(at, "There is no such record."));
            }
        }
    }
}
