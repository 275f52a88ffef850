package kz.malim.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.delivery.Profile;
import kz.malim.delivery.Representation;
import kz.malim.listing.ArticlesById;
import kz.malim.published.ArticleView;
import kz.malim.published.AuthorView;
import kz.malim.published.Include;
import kz.malim.published.PictureRow;
import kz.malim.published.PublishedArticles;
import kz.malim.published.PublishedEntries;
import kz.malim.published.PublishedPictures;
import kz.malim.published.PublishedTopics;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** What things are now, for those that readers can see: a few statements for each kind, however many things there are. */
@ApplicationScoped
class PublishedThings {
    private final ReadingPool database;
    private final PublishedArticles published;
    private final PublishedEntries entries;
    private final PublishedPictures pictures;
    private final PublishedTopics authors;
    private final ArticlesById articles;
    private final ObjectMapper json;

    PublishedThings(
            ReadingPool database,
            PublishedArticles published,
            PublishedEntries entries,
            PublishedPictures pictures,
            PublishedTopics authors,
            ArticlesById articles,
            ObjectMapper json) {
        this.database = database;
        this.published = published;
        this.entries = entries;
        this.pictures = pictures;
        this.authors = authors;
        this.articles = articles;
        this.json = json;
    }

    /** Those of these things that are there, and those that the filter excludes as deleted; by their ids. */
    Map<UUID, ChangeView> present(ThingKind kind, Set<UUID> ids, Following following) {
        return switch (kind) {
            case SECTION ->
                topics(
                        kind,
                        "select s.id, " + TopicDocument.SECTION + " from published_section s where s.id = any (?)",
                        ids);
            case TAG ->
                topics(kind, "select t.id, " + TopicDocument.TAG + " from published_tag t where t.id = any (?)", ids);
            case AUTHOR -> authors(ids);
            case PHOTO ->
                mapped(
                        pictures.pictures(ids).stream().collect(Collectors.toMap(PictureRow::id, PictureRow::view)),
                        (id, picture) -> ChangeView.upsert(kind, id, null, "/api/photos/" + id, picture));
            case FRONT ->
                mapped(
                        published.blocks(ids),
                        (id, block) -> ChangeView.upsert(kind, id, block.name(), "/api/blocks/" + block.name(), block));
            case ARTICLE -> articles(ids, following);
            case LIVE_ENTRY -> entries(ids, following);
        };
    }

    private Map<UUID, ChangeView> topics(ThingKind kind, String sql, Set<UUID> ids) {
        var found = new HashMap<UUID, ChangeView>();
        for (var topic : database.execute(
                new SqlQuery(sql, (Object) array(ids)), row -> database.read(row.getString(2), TopicDocument.class))) {
            found.put(
                    topic.id(),
                    ChangeView.upsert(
                            kind,
                            topic.id(),
                            topic.slug(),
                            PublishedTopics.path(kind == ThingKind.TAG ? Topic.TAG : Topic.SECTION, topic.slug()),
                            topic));
        }
        return found;
    }

    private Map<UUID, ChangeView> authors(Set<UUID> ids) {
        return authors.authors(ids).stream()
                .collect(Collectors.toMap(
                        AuthorView::id,
                        author ->
                                ChangeView.upsert(ThingKind.AUTHOR, author.id(), author.slug(), author.url(), author)));
    }

    private Map<UUID, ChangeView> articles(Set<UUID> ids, Following following) {
        var matching = articles.matching(ids, following.articles());
        var found = new HashMap<UUID, ChangeView>();
        if (!matching.isEmpty()) {
            var profile = following.profile();
            (profile == null ? cards(matching, following) : documents(matching, profile))
                    .forEach(article -> found.put(article.id(), article));
            var former = formerSlugs(found.values());
            found.replaceAll((id, article) -> article.redirectedFrom(former.get(article.slug())));
        }
        var others = ids.stream().filter(id -> !found.containsKey(id)).toList();
        if (!others.isEmpty()) {
            excluded(others).forEach(article -> found.put(article.id(), article));
        }
        return found;
    }

    private List<ChangeView> cards(Set<UUID> ids, Following following) {
        var fields = following.articles().fields();
        return articles.cards(ids, following.articles()).values().stream()
                .map(card ->
                        upsert(card.id(), card.lang(), card.slug(), fields.all() ? card : fields.prune(tree(card))))
                .toList();
    }

    private JsonNode tree(Object view) {
        return json.valueToTree(view);
    }

    private List<ChangeView> documents(Set<UUID> ids, Profile profile) {
        var parts = EnumSet.noneOf(Include.class);
        parts.addAll(profile.parts());
        parts.removeAll(EnumSet.of(Include.RELATED, Include.BLOCKS)); // they change with every publication
        var representation = Representation.of(profile);
        return published.all(ids, parts).values().stream()
                .map(article -> upsert(
                        article.id(), article.lang(), article.slug(), new RawValue(written(article, representation))))
                .toList();
    }

    private String written(ArticleView article, Representation representation) {
        try {
            return new String(representation.write(article, json), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChangeView upsert(UUID id, Language lang, String slug, Object data) {
        return ChangeView.upsert(ThingKind.ARTICLE, id, slug, PublishedArticles.path(slug), data)
                .in(lang);
    }

    private Map<String, List<String>> formerSlugs(Collection<ChangeView> views) {
        var slugs = views.stream().map(ChangeView::slug).toArray(String[]::new);
        var query = new SqlQuery(
                "select m.current_slug, m.slug from published_moved m where m.current_slug = any (?) order by m.slug",
                (Object) slugs);
        return database.execute(query, row -> List.of(row.getString(1), row.getString(2))).stream()
                .collect(Collectors.groupingBy(List::getFirst, Collectors.mapping(List::getLast, Collectors.toList())));
    }

    /** Of these articles those that are published: the filter excludes them. */
    private List<ChangeView> excluded(Collection<UUID> ids) {
        return database.execute(
                new SqlQuery("select id, lang, slug from published_article where id = any (?)", (Object) array(ids)),
                row -> ChangeView.delete(
                                ThingKind.ARTICLE, row.getObject(1, UUID.class), ChangeView.Reason.NO_LONGER_MATCHING)
                        .in(language(row.getString(2)))
                        .known(row.getString(3)));
    }

    private Map<UUID, ChangeView> entries(Set<UUID> ids, Following following) {
        var all = entries.all(ids);
        var matching = articles.matching(
                all.values().stream().map(PublishedEntries.Entry::article).collect(Collectors.toSet()),
                following.articles());
        return mapped(all, (id, entry) -> {
            var view = matching.contains(entry.article())
                    ? ChangeView.upsert(
                            ThingKind.LIVE_ENTRY,
                            id,
                            null,
                            PublishedArticles.path(entry.slug()) + "/entries",
                            entry.entry())
                    : ChangeView.delete(ThingKind.LIVE_ENTRY, id, ChangeView.Reason.NO_LONGER_MATCHING);
            return view.in(entry.lang()).of(entry.article());
        });
    }

    /** Of these things, which are not there, those that were: why they are not. */
    List<ChangeView> gone(ThingKind kind, Collection<UUID> ids) {
        return switch (kind) {
            case ARTICLE ->
                database.execute(
                        new SqlQuery("select id, lang, slug, takedown, moment from withdrawn_articles(?)", (Object)
                                array(ids)),
                        row -> ChangeView.delete(kind, row.getObject(1, UUID.class), ChangeView.Reason.UNPUBLISHED)
                                .in(language(row.getString(2)))
                                .known(row.getString(3))
                                .takenDown(row.getString(4)));
            case LIVE_ENTRY ->
                database.execute(
                        new SqlQuery(
                                "select id, article_id, lang, takedown from withdrawn_entries(?)", (Object) array(ids)),
                        row -> ChangeView.delete(kind, row.getObject(1, UUID.class), ChangeView.Reason.UNPUBLISHED)
                                .of(row.getObject(2, UUID.class))
                                .in(language(row.getString(3)))
                                .takenDown(row.getString(4)));
            case SECTION, TAG, AUTHOR, PHOTO, FRONT -> {
                var gone = new ArrayList<ChangeView>();
                ids.forEach(id -> gone.add(ChangeView.delete(kind, id, ChangeView.Reason.UNPUBLISHED)));
                yield gone;
            }
        };
    }

    /** Of slugs of tags those that lead to another tag, since the two were merged. */
    Map<String, String> mergedTags(Collection<String> slugs) {
        var query = new SqlQuery(
                "select o.slug, t.slug from published_other_slug o join published_tag t on t.id = o.subject_id"
                        + " where o.kind = 'tag' and o.slug = any (?)",
                (Object) slugs.toArray(String[]::new));
        return database.execute(query, row -> List.of(row.getString(1), row.getString(2))).stream()
                .collect(Collectors.toMap(List::getFirst, List::getLast));
    }

    private static @Nullable Language language(String tag) {
        return Language.of(tag).orElse(null);
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static <T> Map<UUID, ChangeView> mapped(Map<UUID, T> found, BiFunction<UUID, T, ChangeView> view) {
        var views = new HashMap<UUID, ChangeView>();
        found.forEach((id, thing) -> views.put(id, view.apply(id, thing)));
        return views;
    }
}
