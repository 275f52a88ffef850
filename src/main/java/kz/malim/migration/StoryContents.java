package kz.malim.migration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.article.Article;
import kz.malim.article.ArticleContent;
import kz.malim.article.ArticleContent.Dated;
import kz.malim.article.ArticleContent.PhotoUse;
import kz.malim.article.ContentRules;
import kz.malim.author.Author;
import kz.malim.author.Authors;
import kz.malim.body.BodyBlock;
import kz.malim.body.Image;
import kz.malim.database.AdvisoryLocks;
import kz.malim.htmlbody.HtmlBody;
import kz.malim.htmlbody.Loss;
import kz.malim.htmlbody.Picture;
import kz.malim.htmlbody.PlainHtml;
import kz.malim.media.MediaItem;
import kz.malim.media.MediaItems;
import kz.malim.media.Photo;
import kz.malim.media.PhotoRole;
import kz.malim.media.Photos;
import kz.malim.text.Slug;
import kz.malim.topic.Tag;
import kz.malim.topic.Tags;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** Makes the content of an article of a story, and creates what it names: authors, tags, photos, media items. */
@ApplicationScoped
class StoryContents {
    private final Origins origins;
    private final Authors authors;
    private final Tags tags;
    private final Photos photos;
    private final MediaItems media;
    private final AdvisoryLocks locks;
    private final EntityManager database;
    private final Clock clock;

    StoryContents(
            Origins origins,
            Authors authors,
            Tags tags,
            Photos photos,
            MediaItems media,
            AdvisoryLocks locks,
            EntityManager database,
            Clock clock) {
        this.origins = origins;
        this.authors = authors;
        this.tags = tags;
        this.photos = photos;
        this.media = media;
        this.locks = locks;
        this.database = database;
        this.clock = clock;
    }

    /** The content, the text that it was read from, and all that was lost. */
    record Made(ArticleContent content, HtmlBody body, List<Loss> losses) {}

    Made of(String source, ForeignStory story) {
        var body = body(source, story);
        if (!body.balance().balanced()) {
            throw new Problem(
                    ProblemType.INVALID_CONTENT,
                    "Not all words of the text would be kept: " + body.balance().words() + ".");
        }
        var losses = new ArrayList<>(body.losses());
        var blocks = new SharedPhotos(
                        photos.withIds(body.pictures().stream().map(Picture::id).toList()))
                .captioned(body, losses);
        var people = slugs("author", story.authors(), losses);
        var topics = slugs("tag", story.tags(), losses);
        createMissing(people, topics);
        var content = ArticleContent.titled(PlainHtml.line(story.title()))
                .lede(story.lede() == null ? null : PlainHtml.line(story.lede()))
                .authors(List.copyOf(people.keySet()))
                .tags(List.copyOf(topics.keySet()))
                .section(story.section())
                .published(story.publishedAt() == null ? null : Dated.ofTime(story.publishedAt()))
                .photos(uses(body))
                .body(withoutLead(blocks, story))
                .notes(body.notes())
                .build();
        ContentRules.require(content);
        return new Made(content, body, losses);
    }

    /** Its photos and media items exist afterwards: those that came from the same addresses before are the same. */
    private HtmlBody body(String source, ForeignStory story) {
        var html = lead(story) + (story.html() == null ? "" : story.html());
        var base = story.url() == null ? null : URI.create(story.url());
        var seen = new LinkedHashMap<String, UUID>();
        var first = HtmlBody.read(html, story.lang(), base, url -> seen.computeIfAbsent(url, key -> Article.newId()));
        var urls = Stream.concat(
                        first.pictures().stream().map(picture -> "picture " + picture.url()),
                        first.media().stream()
                                .map(item -> item.sources().getFirst().url()))
                .toList();
        locks.lock(urls.stream().map(url -> "import file " + source + " " + url).toList());
        var known = origins.files(source, urls);
        if (known.isEmpty()) {
            create(source, first, known);
            return first;
        }
        var body = HtmlBody.read(html, story.lang(), base, id(known, seen));
        create(source, body, known);
        return body;
    }

    private static Function<String, UUID> id(Map<String, UUID> known, Map<String, UUID> seen) {
        return url -> {
            var before = known.getOrDefault("picture " + url, known.get(url));
            return before == null ? seen.computeIfAbsent(url, key -> Article.newId()) : before;
        };
    }

    private void create(String source, HtmlBody body, Map<String, UUID> known) {
        var newPhotos = new LinkedHashMap<String, UUID>();
        for (var picture : body.pictures()) {
            if (!known.containsValue(picture.id())) {
                photos.persist(
                        new Photo(picture.id(), picture.alt(), picture.caption(), picture.credit(), clock.instant()));
                newPhotos.put("picture " + picture.url(), picture.id());
            }
        }
        var newMedia = new LinkedHashMap<String, UUID>();
        for (var item : body.media()) {
            if (!known.containsValue(item.id())) {
                media.persist(MediaItem.elsewhere(
                        item.id(), item.kind(), item.title(), item.sources(), item.poster(), clock.instant()));
                newMedia.put(item.sources().getFirst().url(), item.id());
            }
        }
        database.flush(); // what is kept of them refers to them
        if (!newPhotos.isEmpty()) {
            origins.keepPhotos(source, newPhotos);
        }
        if (!newMedia.isEmpty()) {
            origins.keepMedia(source, newMedia);
        }
    }

    /** The lead picture as HTML before the text: its caption is read as any other. */
    private static String lead(ForeignStory story) {
        return story.picture() == null
                ? ""
                : PlainHtml.figure(
                        story.picture().url(),
                        story.picture().alt(),
                        story.picture().caption());
    }

    private static List<PhotoUse> uses(HtmlBody body) {
        var lead = body.pictures().isEmpty() ? null : body.pictures().getFirst().id();
        return body.pictures().stream()
                .map(picture -> new PhotoUse(picture.id(), picture.id().equals(lead) ? PhotoRole.LEAD : PhotoRole.BODY))
                .toList();
    }

    /** Sites show the lead picture above the text. */
    private static List<BodyBlock> withoutLead(List<BodyBlock> body, ForeignStory story) {
        boolean shown = story.picture() != null
                && !body.isEmpty()
                && body.getFirst() instanceof Image image
                && image.caption() == null
                && image.href() == null;
        return shown ? body.subList(1, body.size()) : body;
    }

    private static Map<Slug, String> slugs(String kind, List<String> names, List<Loss> losses) {
        var slugs = new LinkedHashMap<Slug, String>();
        for (var name : names) {
            var line = PlainHtml.line(name);
            Slug.of(line)
                    .ifPresentOrElse(slug -> slugs.putIfAbsent(slug, line), () -> losses.add(new Loss(kind, line)));
        }
        return slugs;
    }

    /** Two imports at once must not both add the same author or tag; those that exist need no lock. */
    private void createMissing(Map<Slug, String> people, Map<Slug, String> topics) {
        var names = Stream.concat(
                        missing(people, authors.withSlugs(people.keySet())).stream()
                                .map(slug -> "author " + slug),
                        missing(topics, tags.withSlugs(topics.keySet())).stream()
                                .map(slug -> "tag " + slug))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        locks.lock(names);
        missing(people, authors.withSlugs(people.keySet()))
                .forEach(slug -> authors.persist(new Author(slug, name(people, slug), Author.Kind.PERSON, null)));
        missing(topics, tags.withSlugs(topics.keySet()))
                .forEach(slug -> tags.persist(new Tag(slug, name(topics, slug), Map.of())));
    }

    private static String name(Map<Slug, String> names, Slug slug) {
        return String.valueOf(names.get(slug));
    }

    private static List<Slug> missing(Map<Slug, String> wanted, Map<Slug, ?> known) {
        return wanted.keySet().stream().filter(slug -> !known.containsKey(slug)).collect(Collectors.toList());
    }
}
