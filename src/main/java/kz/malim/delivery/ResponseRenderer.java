package kz.malim.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import kz.malim.cache.RenderedResponse;
import kz.malim.change.ChangeTag;
import kz.malim.listing.ArticleQuery;
import kz.malim.listing.TeaserPage;
import kz.malim.published.ArticleView;
import kz.malim.published.BlockView;
import kz.malim.published.BlocksView;
import kz.malim.published.FrontPageView;
import kz.malim.published.MediaListView;
import kz.malim.published.MediaRow;
import kz.malim.published.MissingView;
import kz.malim.published.PictureRow;
import kz.malim.published.PicturesView;
import kz.malim.published.PublishedEntries;
import kz.malim.published.TeaserView;
import kz.malim.web.ContentUsage;
import org.jspecify.annotations.Nullable;

/** Renders views as bytes, with the cache tags of what is in them. Thread-safe. */
@ApplicationScoped
class ResponseRenderer {
    private static final String JSON = MediaType.APPLICATION_JSON + ";charset=UTF-8";
    private static final String BY_ACCEPT = HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING;

    private final ObjectMapper json;

    ResponseRenderer(ObjectMapper json) {
        this.json = json;
    }

    RenderedResponse article(ArticleView article, Representation representation, String mediaType) {
        try {
            return rendered(
                    representation.write(article, json),
                    contentType(mediaType),
                    new CacheTags().article(article),
                    documentHeaders(article));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    RenderedResponse article(ArticleView article, ArticleFormat format) {
        return rendered(
                format.render(article).getBytes(StandardCharsets.UTF_8),
                format.mediaType() + ";charset=UTF-8",
                new CacheTags().article(article),
                documentHeaders(article));
    }

    /** Which page of the site is the article, and which it is in other languages (RFC 8288), and whether search engines may have it. */
    private static Map<String, String> documentHeaders(ArticleView article) {
        var links = Stream.concat(
                        Stream.of("<" + canonical(article) + ">; rel=\"canonical\""),
                        article.translations().stream()
                                .map(sibling -> "<%s>; rel=\"alternate\"; hreflang=\"%s\""
                                        .formatted(
                                                sibling.webUrl() == null ? sibling.url() : sibling.webUrl(),
                                                sibling.lang().tag())))
                .toList();
        var headers = new LinkedHashMap<>(LinkHeader.of(links));
        headers.put(HttpHeaders.CONTENT_LANGUAGE, article.lang().tag());
        headers.put(HttpHeaders.VARY, BY_ACCEPT);
        headers.putAll(usage(article.usage()));
        if (article.seo() != null && article.seo().noindex() != null) {
            headers.put("X-Robots-Tag", "noindex");
        }
        return headers;
    }

    private static String canonical(ArticleView article) {
        if (article.seo() != null && article.seo().canonical() != null) {
            return URI.create(article.seo().canonical()).toASCIIString(); // a header is ASCII
        }
        return article.webUrl() == null ? article.url() : article.webUrl().toString();
    }

    /** A part of an article, alone at an address of its own. */
    RenderedResponse part(Object part, ArticleView whole) {
        return rendered(part, new CacheTags().article(whole), partHeaders(whole));
    }

    private static Map<String, String> partHeaders(ArticleView whole) {
        var headers = new LinkedHashMap<>(usage(whole.usage()));
        headers.put(HttpHeaders.CONTENT_LANGUAGE, whole.lang().tag());
        return headers;
    }

    private static Map<String, String> usage(@Nullable ContentUsage usage) {
        return usage == null ? Map.of() : Map.of(ContentUsage.HEADER, usage.text());
    }

    /** A page of a live blog's entries. */
    RenderedResponse entries(PublishedEntries.Page page, LiveEntryParameters parameters) {
        var headers = new LinkedHashMap<>(usage(page.usage()));
        headers.put(HttpHeaders.CONTENT_LANGUAGE, page.lang().tag());
        var next = page.entries().page().next();
        if (next != null) {
            headers.putAll(LinkHeader.of(List.of("<" + parameters.address(page.slug(), next) + ">; rel=\"next\"")));
        }
        return rendered(page.entries().in(parameters.format()), new CacheTags().entries(page), headers);
    }

    RenderedResponse page(TeaserPage page, ArticleQuery query, String mediaType) {
        var tags = new CacheTags().list(query.filter(), page.items().isEmpty());
        page.items().forEach(tags::teaser);
        tags.facets(page.facets());
        var headers = new LinkedHashMap<>(PageLinks.of(query, page.page()));
        headers.putAll(usageOfAll(page.items()));
        boolean whole = query.fields().all();
        if (!whole || mediaType.equals(Representation.SPARSE)) {
            headers.put(HttpHeaders.VARY, BY_ACCEPT);
        }
        if (whole && query.widths().all()) {
            return rendered(bytes(page), contentType(mediaType), tags, headers);
        }
        JsonNode tree = json.valueToTree(page);
        query.widths().narrow(tree);
        tree.path("items").forEach(query.fields()::prune);
        return rendered(bytes(tree), contentType(mediaType), tags, headers);
    }

    private static Map<String, String> usageOfAll(List<TeaserView> cards) {
        var usage = ContentUsage.ofAll(cards.stream()
                .map(card -> card.usage() == null ? ContentUsage.NONE : card.usage())
                .toList());
        return usage.equals(ContentUsage.NONE) ? Map.of() : Map.of(ContentUsage.HEADER, usage.text());
    }

    RenderedResponse picture(PictureRow picture) {
        return rendered(picture.view(), new CacheTags().picture(picture), Map.of());
    }

    RenderedResponse media(MediaRow media) {
        return rendered(media.view(), new CacheTags().media(media), Map.of());
    }

    RenderedResponse pictures(List<PictureRow> pictures, List<MissingView> missing) {
        var tags = new CacheTags();
        pictures.forEach(tags::picture);
        missing.forEach(one -> tags.missing(ChangeTag.photo(UUID.fromString(one.id()))));
        return rendered(new PicturesView(pictures.stream().map(PictureRow::view).toList(), missing), tags, Map.of());
    }

    RenderedResponse media(List<MediaRow> media, List<MissingView> missing) {
        var tags = new CacheTags();
        media.forEach(tags::media);
        missing.forEach(one -> tags.missing(ChangeTag.media(UUID.fromString(one.id()))));
        return rendered(new MediaListView(media.stream().map(MediaRow::view).toList(), missing), tags, Map.of());
    }

    RenderedResponse blocks(BlocksView blocks, CardSelection cards) {
        var tags = new CacheTags().fronts();
        blocks.items().forEach(tags::block);
        return front(blocks, tree -> tree.path("items"), blocks.items(), tags, cards);
    }

    RenderedResponse block(BlockView block, CardSelection cards) {
        return front(block, List::of, List.of(block), new CacheTags().block(block), cards);
    }

    RenderedResponse frontPage(FrontPageView page, CardSelection cards) {
        return front(page, tree -> tree.path("blocks"), page.blocks(), new CacheTags().frontPage(page), cards);
    }

    /** @param within the blocks of the view as JSON */
    private RenderedResponse front(
            Object view,
            Function<JsonNode, Iterable<JsonNode>> within,
            List<BlockView> blocks,
            CacheTags tags,
            CardSelection cards) {
        var headers = new LinkedHashMap<>(usageOfAll(
                blocks.stream().flatMap(block -> block.items().stream()).toList()));
        if (view instanceof BlockView block && block.lang() != null) {
            headers.put(HttpHeaders.CONTENT_LANGUAGE, block.lang().tag());
        }
        if (!cards.hasOneType()) {
            headers.put(HttpHeaders.VARY, BY_ACCEPT);
        }
        if (cards.isWhole()) {
            return rendered(bytes(view), contentType(cards.mediaType()), tags, headers);
        }
        JsonNode tree = json.valueToTree(view);
        within.apply(tree).forEach(cards::prune);
        return rendered(bytes(tree), contentType(cards.mediaType()), tags, headers);
    }

    /** A view whose cache tags are known. */
    RenderedResponse tagged(Object view, Set<String> tags, Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        all.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return new RenderedResponse(bytes(view), JSON, null, tags, null, all);
    }

    private static String contentType(String mediaType) {
        return mediaType.equals(MediaType.APPLICATION_JSON) ? JSON : mediaType;
    }

    private RenderedResponse rendered(Object view, CacheTags tags, Map<String, String> headers) {
        return rendered(bytes(view), JSON, tags, headers);
    }

    private byte[] bytes(Object view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RenderedResponse rendered(
            byte[] content, String mediaType, CacheTags tags, Map<String, String> headers) {
        var all = new LinkedHashMap<>(headers);
        all.putIfAbsent(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return new RenderedResponse(content, mediaType, tags.newest(), tags.tags(), tags.until(), all);
    }
}
