package kz.malim.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.malim.cache.Shown;

/** Turns views into what is sent: bytes, with the names of what they show. */
@ApplicationScoped
class Showing {
    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";

    private final ObjectMapper json;

    Showing(ObjectMapper json) {
        this.json = json;
    }

    Shown article(ArticleView article) {
        return part(article, article);
    }

    /** A part of an article, alone at an address of its own. */
    Shown part(Object part, ArticleView whole) {
        return shown(
                part,
                new CacheTags().article(whole),
                Map.of(HttpHeaders.CONTENT_LANGUAGE, whole.lang().tag()));
    }

    Shown page(TeaserPage page, ArticleQuery query) {
        var tags = new CacheTags().list(query.filter());
        page.items().forEach(tags::teaser);
        tags.facets(page.facets());
        return shown(pruned(page, query.fields()), tags, Map.of("Link", PageLinks.of(query, page.page())));
    }

    private Object pruned(TeaserPage page, Fields fields) {
        if (fields.all()) {
            return page;
        }
        JsonNode tree = json.valueToTree(page);
        tree.path("items").forEach(fields::prune);
        return tree;
    }

    Shown blocks(BlocksView blocks) {
        var tags = new CacheTags().fronts();
        blocks.items().forEach(tags::block);
        return shown(blocks, tags, Map.of());
    }

    Shown block(BlockView block) {
        return shown(block, new CacheTags().block(block), Map.of());
    }

    private Shown shown(Object view, CacheTags tags, Map<String, String> headers) {
        var all = new LinkedHashMap<String, String>(headers);
        all.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        try {
            return new Shown(json.writeValueAsBytes(view), JSON, tags.newest(), tags.names(), all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
