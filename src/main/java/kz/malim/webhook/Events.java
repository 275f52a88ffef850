package kz.malim.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.published.PublishedArticles;
import kz.malim.published.PublishedTopics;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.text.Language;
import kz.malim.web.Site;
import kz.malim.webhook.Deliveries.Due;
import org.jspecify.annotations.Nullable;

/** The bodies of events: what readers can see of the things at this moment, and nothing else. */
@ApplicationScoped
class Events {
    /** A body stays below 20 kilobytes. */
    private static final int MAX_TAGS = 400;

    private final ReadingPool published;
    private final Site site;
    private final ObjectMapper json;

    Events(ReadingPool published, Site site, ObjectMapper json) {
        this.published = published;
        this.site = site;
        this.json = json;
    }

    /** Of some deliveries, with as many statements as of one. */
    Map<Due, EventData> data(List<Due> due) {
        var articles = articles(due.stream()
                .map(Due::article)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new));
        var data = new HashMap<Due, EventData>();
        for (var one : due) {
            var article = articles.get(one.article());
            data.put(one, article == null ? other(one) : article.of(one));
        }
        return data;
    }

    private record Article(
            UUID id,
            @Nullable String lang,
            @Nullable String slug,
            @Nullable String webUrl,
            @Nullable String title,
            @Nullable String takedown,
            boolean isPublished,
            List<String> previousSlugs) {
        EventData of(Due due) {
            return new EventData(
                    "article",
                    id,
                    isPublished ? EventData.Op.UPSERT : EventData.Op.DELETE,
                    lang,
                    slug,
                    slug == null ? null : PublishedArticles.path(slug),
                    webUrl,
                    previousSlugs,
                    isPublished ? null : takedown == null ? "unpublished" : "taken-down",
                    isPublished ? null : takedown,
                    bounded(due.tags()),
                    due.position(),
                    title);
        }
    }

    private Map<UUID, Article> articles(UUID[] ids) {
        var found = new HashMap<UUID, Article>();
        if (ids.length == 0) {
            return found;
        }
        for (var article : published.execute(new SqlQuery("""
                        select a.id, cast(a.lang as text), cast(a.slug as text), cast(a.section_slug as text), a.title, null,
                               array(select cast(m.slug as text) from published_moved m where m.current_slug = a.slug order by m.slug)
                          from published_article a where a.id = any (?)
                        union all
                        select w.id, w.lang, w.slug, null, null, w.takedown, null from withdrawn_articles(?) w
                        """, ids, ids), row -> {
            var lang = Language.of(row.getString(2)).orElseThrow();
            var slug = row.getString(3);
            var moved = row.getArray(7);
            return new Article(
                    row.getObject(1, UUID.class),
                    lang.tag(),
                    slug,
                    slug == null
                            ? null
                            : site.page(lang, slug, row.getString(4))
                                    .map(Object::toString)
                                    .orElse(null),
                    row.getString(5),
                    row.getString(6),
                    moved != null,
                    moved == null ? List.of() : Webhooks.texts(moved));
        })) {
            found.put(article.id(), article);
        }
        return found;
    }

    private static EventData other(Due due) {
        int dot = due.type().indexOf('.');
        var kind = dot < 0 ? null : due.type().substring(0, dot);
        var name = due.slug() != null ? due.slug() : named(kind + ":", due.tags());
        return new EventData(
                kind,
                due.subject(),
                null,
                null,
                name,
                kind == null ? null : path(kind, due.subject(), name),
                null,
                null,
                null,
                null,
                bounded(due.tags()),
                due.position(),
                null);
    }

    private static @Nullable String named(String prefix, List<String> tags) {
        return tags.stream()
                .filter(tag -> tag.startsWith(prefix))
                .findFirst()
                .map(tag -> tag.substring(prefix.length()))
                .orElse(null);
    }

    private static @Nullable String path(String kind, @Nullable UUID id, @Nullable String name) {
        return switch (kind) {
            case "photo", "media" -> id == null ? null : (kind.equals("photo") ? "/api/photos/" : "/api/media/") + id;
            case "front" -> name == null ? null : "/api/blocks/" + name;
            case "menu" -> name == null ? null : "/api/menus/" + name;
            case "page" -> name == null ? null : "/api/pages/" + name;
            case "section" -> name == null ? null : PublishedTopics.path(Topic.SECTION, name);
            case "tag" -> name == null ? null : PublishedTopics.path(Topic.TAG, name);
            case "author" -> name == null ? null : PublishedTopics.path(Topic.AUTHOR, name);
            default -> null;
        };
    }

    private static List<String> bounded(List<String> tags) {
        return tags.size() > MAX_TAGS ? List.of("everything") : tags;
    }

    /** What is sent. */
    String body(Due due, EventData data, WebhookFormat format) {
        try {
            return json.writeValueAsString(
                    switch (format) {
                        case CLOUDEVENTS -> event(due, data);
                        case REVALIDATION -> Map.of("tags", tags(data), "paths", paths(data));
                        case SLACK -> Map.of("text", text(due, data));
                    });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** CloudEvents 1.0, structured. */
    private Map<String, Object> event(Due due, EventData data) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", due.id().toString());
        event.put("source", site.origin().toString());
        event.put("type", due.type());
        if (data.id() != null) {
            event.put("subject", data.kind() + "/" + data.id());
        }
        event.put("time", due.at().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }

    private static List<String> tags(EventData data) {
        return data.tags() == null ? List.of() : data.tags();
    }

    /** Of pages of the site where it has some, and else of the API; also those that redirect now. */
    private static List<String> paths(EventData data) {
        var paths = new ArrayList<String>();
        if (data.slug() != null && data.webUrl() != null) {
            var path = URI.create(data.webUrl()).getRawPath();
            paths.add(path);
            for (var slug : data.previousSlugs() == null ? List.<String>of() : data.previousSlugs()) {
                paths.add(path.replace(data.slug(), slug));
            }
        } else if (data.url() != null) {
            paths.add(data.url());
        }
        return paths;
    }

    /** In the markup of Slack, where three characters are escaped. */
    private String text(Due due, EventData data) {
        var title = data.title() != null ? data.title() : data.slug();
        if (title == null) {
            return due.type();
        }
        var escaped = escaped(title);
        var url = data.op() == EventData.Op.DELETE ? null : data.url();
        var page = data.webUrl() != null ? data.webUrl() : url == null ? null : site.absolute(url);
        return due.type() + ": "
                + (url == null ? escaped : "<" + page + "|" + escaped.replace("|", "¦") + ">")
                + (data.detail() == null ? "" : " (" + escaped(data.detail()) + ")");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
