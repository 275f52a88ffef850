package kz.malim.published;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.author.Author;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.text.Language;
import kz.malim.topic.Tag;
import kz.malim.web.PageInfo.Precision;
import kz.malim.web.PageInfo.Total;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/** A section, a tag or an author as the published views have it: in all languages. */
sealed interface TopicRow {
    /** More are counted no further, so that a page of a hundred costs no more than a hundred thousand entries of an index. */
    int MAX_COUNTED = 1_000;

    /** The fields that all have, of a row {@code s}; open at its end. */
    private static String document(String more) {
        return "json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'names', s.names, 'photo', s.photo"
                + more;
    }

    private static @Nullable Total total(@Nullable Long counted) {
        return counted == null
                ? null
                : counted > MAX_COUNTED
                        ? new Total(MAX_COUNTED, Precision.AT_LEAST)
                        : new Total(counted, Precision.EXACT);
    }

    private static @Nullable PhotoView photo(@Nullable PictureRow photo, LanguagePreference languages) {
        return photo == null ? null : photo.in(languages);
    }

    private static String feed(Topic topic, String slug) {
        return "/feeds/" + topic.word() + "/" + slug + ".rss";
    }

    /** A section. */
    record Section(
            UUID id,
            String slug,
            String name,
            Map<String, String> names,
            @Nullable PictureRow photo,
            @Nullable String description,
            Map<String, String> descriptions,
            @Nullable Parent parent,
            @Nullable Long count)
            implements TopicRow {
        static final String DOCUMENT = document("""
                , 'description', s.description, 'descriptions', s.descriptions,
                'parent', (select json_build_object('slug', p.slug, 'name', p.name, 'names', p.names)
                             from published_section p where p.id = s.parent_id)
                """);

        record Parent(String slug, String name, Map<String, String> names) {}

        SectionView view(LanguagePreference languages, Site site, List<SectionView> children) {
            return new SectionView(
                    id,
                    slug,
                    PublishedTopics.path(Topic.SECTION, slug),
                    site.page(site.sectionUrl(), languages.lang(), slug),
                    languages.text(name, names),
                    languages.served(names),
                    languages.textOrNull(description, descriptions),
                    TopicRow.photo(photo, languages),
                    feed(Topic.SECTION, slug),
                    parent == null ? null : new TopicView(parent.slug, languages.text(parent.name, parent.names)),
                    total(count),
                    children);
        }
    }

    /** A tag. */
    record OfTag(
            UUID id,
            String slug,
            String name,
            Map<String, String> names,
            @Nullable PictureRow photo,
            Tag.Kind kind,
            @Nullable String description,
            Map<String, String> descriptions,
            List<String> sameAs,
            @Nullable Long count)
            implements TopicRow {
        static final String DOCUMENT = document(
                ", 'kind', s.kind, 'description', s.description, 'descriptions', s.descriptions, 'sameAs', s.same_as");

        TagView view(LanguagePreference languages, Site site) {
            return new TagView(
                    id,
                    slug,
                    PublishedTopics.path(Topic.TAG, slug),
                    site.page(site.tagUrl(), languages.lang(), slug),
                    kind,
                    languages.text(name, names),
                    languages.served(names),
                    languages.textOrNull(description, descriptions),
                    sameAs,
                    TopicRow.photo(photo, languages),
                    feed(Topic.TAG, slug),
                    total(count));
        }
    }

    /** An author; in an article with its language. */
    record OfAuthor(
            UUID id,
            String slug,
            String name,
            Map<String, String> names,
            @Nullable PictureRow photo,
            Author.Kind kind,
            @Nullable String jobTitle,
            Map<String, String> jobTitles,
            @Nullable String biography,
            Map<String, String> biographies,
            List<String> sameAs,
            @Nullable String email,
            @Nullable Long count,
            @Nullable Language articleLang)
            implements TopicRow {
        static final String DOCUMENT = document("""
                , 'kind', s.kind, 'jobTitle', s.job_title, 'jobTitles', s.job_titles, 'biography', s.biography,
                'biographies', s.biographies, 'sameAs', s.same_as, 'email', s.email
                """);

        AuthorView view(LanguagePreference languages, Site site) {
            return new AuthorView(
                    id,
                    slug,
                    PublishedTopics.path(Topic.AUTHOR, slug),
                    site.page(site.authorUrl(), languages.lang(), slug),
                    languages.text(name, names),
                    articleLang == null ? languages.served(names) : null,
                    kind,
                    languages.textOrNull(jobTitle, jobTitles),
                    languages.textOrNull(biography, biographies),
                    TopicRow.photo(photo, languages),
                    sameAs,
                    email,
                    feed(Topic.AUTHOR, slug),
                    total(count));
        }

        AuthorView inArticle(Site site) {
            return view(new LanguagePreference(articleLang, List.of()), site);
        }
    }
}
