package kz.malim.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kz.malim.cache.RenderedResponse;
import kz.malim.change.ChangeTag;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.published.AuthorView;
import kz.malim.published.PhotoView;
import kz.malim.published.SectionView;
import kz.malim.published.TagView;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** Renders sections, tags and authors, with the cache tags of what is in them. Thread-safe. */
@ApplicationScoped
class TopicRenderer {
    private final ResponseRenderer renderer;

    TopicRenderer(ResponseRenderer renderer) {
        this.renderer = renderer;
    }

    RenderedResponse sections(SectionView.Tree tree, boolean counted) {
        var tags = tags(ChangeTag.NAMES);
        if (counted) {
            tags.add(ChangeTag.LIST_ALL);
        }
        photos(tree.items(), tags);
        return renderer.tagged(tree, tags, Map.of());
    }

    RenderedResponse section(SectionView section, boolean counted) {
        var tags = tags(ChangeTag.section(section.slug()), ChangeTag.NAMES); // and of those above and below
        if (counted) {
            tags.add(ChangeTag.list(Topic.SECTION, section.slug()));
        }
        photos(List.of(section), tags);
        return renderer.tagged(section, tags, language(section.servedLanguage()));
    }

    private static void photos(List<SectionView> sections, Set<String> tags) {
        sections.forEach(section -> {
            photo(section.photo(), tags);
            photos(section.children(), tags);
        });
    }

    /** Any publication may bring a tag in or take it away. */
    RenderedResponse tags(TagView.Page page, Map<String, String> links) {
        var tags = tags(ChangeTag.NAMES, ChangeTag.LIST_ALL);
        page.items().forEach(tag -> photo(tag.photo(), tags));
        return renderer.tagged(page, tags, links);
    }

    RenderedResponse tag(TagView tag) {
        var tags = tags(ChangeTag.tag(tag.slug()), ChangeTag.list(Topic.TAG, tag.slug()));
        photo(tag.photo(), tags);
        return renderer.tagged(tag, tags, language(tag.servedLanguage()));
    }

    RenderedResponse authors(AuthorView.Page page, Map<String, String> links) {
        var tags = tags(ChangeTag.NAMES, ChangeTag.LIST_ALL);
        page.items().forEach(author -> photo(author.photo(), tags));
        return renderer.tagged(page, tags, links);
    }

    RenderedResponse author(AuthorView author) {
        var tags = tags(ChangeTag.author(author.slug()), ChangeTag.list(Topic.AUTHOR, author.slug()));
        photo(author.photo(), tags);
        return renderer.tagged(author, tags, language(author.servedLanguage()));
    }

    private static Set<String> tags(String... tags) {
        return new HashSet<>(List.of(tags));
    }

    private static void photo(@Nullable PhotoView photo, Set<String> tags) {
        Stream.ofNullable(photo).map(PhotoView::id).map(ChangeTag::photo).forEach(tags::add);
    }

    private static Map<String, String> language(@Nullable Language served) {
        return served == null ? Map.of() : Map.of(HttpHeaders.CONTENT_LANGUAGE, served.tag());
    }
}
