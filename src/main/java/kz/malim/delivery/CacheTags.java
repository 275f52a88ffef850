package kz.malim.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.Story;
import kz.malim.change.ChangeTag;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.listing.ArticleFilter;
import kz.malim.listing.FacetsView;
import kz.malim.published.ArticleView;
import kz.malim.published.BlockView;
import kz.malim.published.FrontPageView;
import kz.malim.published.LiveEntriesView;
import kz.malim.published.MediaRow;
import kz.malim.published.MediaView;
import kz.malim.published.PhotoView;
import kz.malim.published.PictureRow;
import kz.malim.published.PublishedEntries;
import kz.malim.published.TeaserView;
import kz.malim.published.TopicView;
import org.jspecify.annotations.Nullable;

/**
 * The cache tags of everything in one response. Each change in the newsroom has the tags of what it touches, and exactly
 * the responses that have one of them are outdated by it.
 */
final class CacheTags {
    private final Set<String> tags = new TreeSet<>();
    private @Nullable Instant newest;
    private @Nullable Instant until;

    CacheTags article(ArticleView article) {
        article(article.id(), article.updatedAt());
        topics(article.section(), article.tags());
        sections(article.sections());
        article.byline().authors().forEach(author -> tags.add(ChangeTag.author(author.slug())));
        article.photos().forEach(this::photo);
        if (article.authors() != null) {
            article.authors().forEach(author -> photo(author.photo()));
        }
        stories(article.body());
        if (article.media() != null) {
            article.media().forEach(this::media);
        }
        if (article.entries() != null) {
            entries(article.entries());
        }
        if (article.related() != null) {
            relatedSources(article);
            article.related().items().forEach(this::teaser);
        }
        if (article.blocks() != null) {
            tags.add(ChangeTag.FRONTS);
            article.blocks().forEach(this::block);
        }
        return this;
    }

    /**
     * A related list is filled up with the newest of these lists, so an article that enters one of them may enter it. Where
     * they are too short, older articles of the language fill it: one published with a past date may be among them.
     */
    private void relatedSources(ArticleView article) {
        if (article.related() != null && article.related().hasRoom()) {
            tags.add(ChangeTag.list(article.lang()));
        }
        article.tags().forEach(tag -> tags.add(ChangeTag.list(Topic.TAG, tag.slug())));
        article.byline().authors().forEach(author -> tags.add(ChangeTag.list(Topic.AUTHOR, author.slug())));
        if (article.section() != null) {
            tags.add(ChangeTag.list(Topic.SECTION, article.section().slug()));
        }
        if (article.sections() != null) {
            article.sections().forEach(section -> tags.add(ChangeTag.list(Topic.SECTION, section.slug())));
        }
    }

    CacheTags teaser(TeaserView teaser) {
        article(teaser.id(), teaser.updatedAt());
        topics(teaser.section(), teaser.tags());
        sections(teaser.sections());
        teaser.byline().authors().forEach(author -> tags.add(ChangeTag.author(author.slug())));
        photo(teaser.photo());
        if (teaser.photos() != null) {
            teaser.photos().forEach(this::photo);
        }
        if (teaser.body() != null) {
            stories(teaser.body());
        }
        return this;
    }

    /** The cards in a body show what cards in lists show. */
    private void stories(List<BodyBlock> body) {
        for (var block : BodyBlock.all(body)) {
            if (block instanceof Story story && story.story() instanceof TeaserView card) {
                teaser(card);
            }
        }
    }

    CacheTags block(BlockView block) {
        tags.add(ChangeTag.front(block.name()));
        if (block.nextTransition() != null) {
            validUntil(block.nextTransition().toInstant());
        }
        changed(block.lastTransition()); // no row of the change log does
        block.items().forEach(this::teaser);
        return this;
    }

    CacheTags frontPage(FrontPageView page) {
        tags.add(ChangeTag.page(page.name()));
        page.blocks().forEach(this::block);
        return this;
    }

    /** The article changes with each of its entries. */
    CacheTags entries(PublishedEntries.Page page) {
        article(page.article(), page.updatedAt());
        if (page.section() != null) {
            tags.add(ChangeTag.section(page.section())); // what machines may do with it
        }
        return entries(page.entries());
    }

    private CacheTags entries(LiveEntriesView entries) {
        Stream.concat(entries.items().stream(), entries.pinned().stream()).forEach(entry -> {
            tags.add(ChangeTag.entry(entry.id()));
            if (entry.byline() != null) {
                entry.byline().authors().forEach(author -> tags.add(ChangeTag.author(author.slug())));
            }
            entry.photos().forEach(this::photo);
        });
        return this;
    }

    CacheTags picture(PictureRow picture) {
        tags.add(ChangeTag.photo(picture.id()));
        if (picture.shownBy() != null) {
            tags.add(ChangeTag.article(picture.shownBy())); // public as long as the article is
        }
        return this;
    }

    /** What is not public: any publication may show it again, and does not name it if it was shown before. */
    CacheTags missing(String tag) {
        tags.add(tag);
        tags.add(ChangeTag.LIST_ALL);
        return this;
    }

    CacheTags media(MediaRow row) {
        media(row.view());
        tags.add(ChangeTag.article(row.shownBy())); // public as long as the article is
        return this;
    }

    private void media(MediaView media) {
        tags.add(ChangeTag.media(media.id()));
        if (media.poster() != null) {
            tags.add(ChangeTag.photo(media.poster().id()));
        }
    }

    CacheTags fronts() {
        tags.add(ChangeTag.FRONTS);
        return this;
    }

    /**
     * A list has the tag of its narrowest filter only, since every article that enters it, leaves it or moves in it matches
     * that filter before or after. So each change of an article that readers see (published, edited, withdrawn) has the tags
     * of all lists it was in and is in: {@code list:all}, {@code list:lang:}, {@code list:section:} of its sections
     * and of those above, {@code list:author:} and {@code list:tag:} of each. Filters by date and those that exclude
     * have no tags. Searches have the tag of the index too.
     */
    CacheTags list(ArticleFilter filter, boolean isEmpty) {
        if (filter.search() != null) {
            tags.add(ChangeTag.SEARCH);
        }
        if (filter.ids() != null) {
            filter.ids().ids().forEach(id -> tags.add(ChangeTag.article(id)));
            if (!filter.ids().slugs().isEmpty()) {
                tags.add(ChangeTag.LIST_ALL); // the slug may become another article's
            }
        } else if (!filter.tags().anyOf().isEmpty()) {
            list(Topic.TAG, Collections.min(filter.tags().anyOf(), Comparator.comparingInt(Set::size)));
        } else if (!filter.authors().isEmpty()) {
            list(Topic.AUTHOR, filter.authors());
        } else if (!filter.sections().isEmpty()) {
            list(Topic.SECTION, filter.sections());
        } else if (!filter.langs().isEmpty()) {
            filter.langs().forEach(language -> tags.add(ChangeTag.list(language)));
        } else {
            tags.add(ChangeTag.LIST_ALL);
        }
        filter.unprovenNames(isEmpty).forEach(this::list); // not found, as soon as one of them is not there
        return this;
    }

    CacheTags list(FeedSubject subject) {
        switch (subject.kind()) {
            case ALL -> tags.add(subject.lang() == null ? ChangeTag.LIST_ALL : ChangeTag.list(subject.lang()));
            case SECTION -> feed(Topic.SECTION, subject.name());
            case TAG -> feed(Topic.TAG, subject.name());
            case AUTHOR -> feed(Topic.AUTHOR, subject.name());
        }
        return this;
    }

    private void feed(Topic topic, String slug) {
        tags.add(ChangeTag.list(topic, slug));
        tags.add(ChangeTag.topic(topic, slug)); // its name is the title
    }

    private void list(Topic topic, Collection<String> slugs) {
        slugs.forEach(slug -> tags.add(ChangeTag.list(topic, slug)));
    }

    /** Counts change with the list; the names of what is counted change separately. */
    CacheTags facets(@Nullable FacetsView facets) {
        if (facets != null) {
            names(Topic.TAG, facets.tag());
            names(Topic.SECTION, facets.section());
            names(Topic.AUTHOR, facets.author());
        }
        return this;
    }

    private void names(Topic topic, @Nullable List<FacetsView.Value> values) {
        if (values != null) {
            tags.add(ChangeTag.facet(topic)); // the hierarchy and merges may change without any article
            values.forEach(value -> tags.add(ChangeTag.topic(topic, value.slug())));
        }
    }

    Set<String> tags() {
        return tags;
    }

    @Nullable
    Instant newest() {
        return newest;
    }

    /** When a scheduled transition makes the response outdated: a placement begins or ends. */
    @Nullable
    Instant until() {
        return until;
    }

    private void validUntil(Instant transition) {
        if (until == null || transition.isBefore(until)) {
            until = transition;
        }
    }

    private void article(UUID id, @Nullable OffsetDateTime updatedAt) {
        tags.add(ChangeTag.article(id));
        changed(updatedAt);
    }

    private void changed(@Nullable OffsetDateTime time) {
        if (time != null && (newest == null || time.toInstant().isAfter(newest))) {
            newest = time.toInstant();
        }
    }

    private void topics(@Nullable TopicView section, List<TopicView> topics) {
        if (section != null) {
            tags.add(ChangeTag.section(section.slug()));
        }
        topics.forEach(topic -> tags.add(ChangeTag.tag(topic.slug())));
    }

    private void sections(@Nullable List<TopicView> others) {
        if (others != null) {
            others.forEach(section -> tags.add(ChangeTag.section(section.slug())));
        }
    }

    private void photo(@Nullable PhotoView photo) {
        if (photo != null) {
            tags.add(ChangeTag.photo(photo.id()));
        }
    }
}
