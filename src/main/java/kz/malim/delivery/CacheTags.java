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
import kz.malim.change.ChangeTag;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.listing.ArticleFilter;
import kz.malim.listing.FacetsView;
import kz.malim.published.ArticleView;
import kz.malim.published.BlockView;
import kz.malim.published.PhotoView;
import kz.malim.published.PictureRow;
import kz.malim.published.TeaserView;
import kz.malim.published.TopicView;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * The names of everything one answer shows. A change anywhere in the newsroom names what it touches with the same names,
 * and exactly the answers that carry one of them are wrong from then on.
 */
final class CacheTags {
    private final Set<String> names = new TreeSet<>();
    private @Nullable Instant newest;
    private @Nullable Instant until;

    CacheTags article(ArticleView article) {
        article(article.id(), article.updatedAt());
        topics(article.section(), article.tags());
        article.byline().authors().forEach(author -> names.add(ChangeTag.author(author.slug())));
        article.photos().forEach(this::photo);
        if (article.related() != null) {
            fillsUpFrom(article);
            article.related().items().forEach(item -> {
                article(item.id(), null);
                topics(item.section(), List.of());
                photo(item.photo());
            });
        }
        if (article.blocks() != null) {
            names.add(ChangeTag.FRONTS);
            article.blocks().forEach(this::block);
        }
        return this;
    }

    /**
     * A related list is filled up with the newest of these, so whatever enters one of them may enter it. Where they do not
     * fill it, older articles of the language do: one that is published with a date of the past may be among them.
     */
    private void fillsUpFrom(ArticleView article) {
        if (article.related() != null && article.related().hasRoom()) {
            names.add(ChangeTag.list(article.lang()));
        }
        article.tags().forEach(tag -> names.add(ChangeTag.list(Topic.TAG, tag.slug())));
        article.byline().authors().forEach(author -> names.add(ChangeTag.list(Topic.AUTHOR, author.slug())));
        if (article.section() != null) {
            names.add(ChangeTag.list(Topic.SECTION, article.section().slug()));
        }
    }

    CacheTags teaser(TeaserView teaser) {
        article(teaser.id(), teaser.updatedAt());
        topics(teaser.section(), teaser.tags());
        teaser.byline().authors().forEach(author -> names.add(ChangeTag.author(author.slug())));
        photo(teaser.photo());
        return this;
    }

    CacheTags block(BlockView block) {
        names.add(ChangeTag.front(block.name()));
        if (block.nextTransition() != null) {
            holdsUntil(block.nextTransition().toInstant());
        }
        changed(block.lastTransition()); // which no change of the log tells
        block.items().forEach(item -> {
            article(item.id(), null);
            topics(item.section(), List.of());
            photo(item.photo());
        });
        return this;
    }

    CacheTags picture(PictureRow picture) {
        names.add(ChangeTag.photo(picture.id()));
        names.add(ChangeTag.article(picture.shownBy())); // public for as long as that is
        return this;
    }

    CacheTags fronts() {
        names.add(ChangeTag.FRONTS);
        return this;
    }

    /**
     * A list hangs on its narrowest filter alone, since every article that enters it, leaves it or moves in it passes
     * that filter before or after. So whatever happens to an article readers see (published, edited, withdrawn) names
     * the lists of all it was and all it is: {@code list:all}, {@code list:lang:}, {@code list:section:} of its section
     * and of those above, {@code list:author:} and {@code list:tag:} of each. Filters by date and those that exclude
     * narrow nothing here. What is searched for hangs on the index besides.
     */
    CacheTags list(ArticleFilter filter) {
        if (filter.search() != null) {
            names.add(ChangeTag.SEARCH);
        }
        if (filter.ids() != null) {
            filter.ids().ids().forEach(id -> names.add(ChangeTag.article(id)));
            if (!filter.ids().slugs().isEmpty()) {
                names.add(ChangeTag.LIST_ALL); // the slug may become another article's
            }
        } else if (!filter.tags().anyOf().isEmpty()) {
            list(Topic.TAG, Collections.min(filter.tags().anyOf(), Comparator.comparingInt(Set::size)));
        } else if (!filter.authors().isEmpty()) {
            list(Topic.AUTHOR, filter.authors());
        } else if (!filter.sections().isEmpty()) {
            list(Topic.SECTION, filter.sections());
        } else if (!filter.langs().isEmpty()) {
            filter.langs().forEach(language -> names.add(ChangeTag.list(language)));
        } else {
            names.add(ChangeTag.LIST_ALL);
        }
        return this;
    }

    CacheTags list(FeedSubject subject) {
        switch (subject.kind()) {
            case ALL -> names.add(ChangeTag.LIST_ALL);
            case LANG -> names.add(ChangeTag.list(Language.of(subject.name()).orElseThrow()));
            case SECTION -> feed(Topic.SECTION, subject.name());
            case TAG -> feed(Topic.TAG, subject.name());
            case AUTHOR -> feed(Topic.AUTHOR, subject.name());
        }
        return this;
    }

    private void feed(Topic topic, String slug) {
        names.add(ChangeTag.list(topic, slug));
        names.add(ChangeTag.topic(topic, slug)); // its name is the title
    }

    private void list(Topic topic, Collection<String> slugs) {
        slugs.forEach(slug -> names.add(ChangeTag.list(topic, slug)));
    }

    /** What is counted is the list's own matter; what it is called may change besides. */
    CacheTags facets(@Nullable FacetsView facets) {
        if (facets != null) {
            called(Topic.TAG, facets.tag());
            called(Topic.SECTION, facets.section());
            called(Topic.AUTHOR, facets.author());
        }
        return this;
    }

    private void called(Topic topic, @Nullable List<FacetsView.Value> values) {
        if (values != null) {
            names.add(ChangeTag.facet(topic)); // what counts among what may change without any article
            values.forEach(value -> names.add(ChangeTag.topic(topic, value.slug())));
        }
    }

    Set<String> names() {
        return names;
    }

    @Nullable
    Instant newest() {
        return newest;
    }

    /** The moment from which time alone makes the answer wrong: a placement begins or ends. */
    @Nullable
    Instant until() {
        return until;
    }

    private void holdsUntil(Instant switching) {
        if (until == null || switching.isBefore(until)) {
            until = switching;
        }
    }

    private void article(UUID id, @Nullable OffsetDateTime updatedAt) {
        names.add(ChangeTag.article(id));
        changed(updatedAt);
    }

    private void changed(@Nullable OffsetDateTime moment) {
        if (moment != null && (newest == null || moment.toInstant().isAfter(newest))) {
            newest = moment.toInstant();
        }
    }

    private void topics(@Nullable TopicView section, List<TopicView> tags) {
        if (section != null) {
            names.add(ChangeTag.section(section.slug()));
        }
        tags.forEach(tag -> names.add(ChangeTag.tag(tag.slug())));
    }

    private void photo(@Nullable PhotoView photo) {
        if (photo != null) {
            names.add(ChangeTag.photo(photo.id()));
        }
    }
}
