package kz.malim.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        article(article.id().toString(), article.updatedAt());
        topics(article.section(), article.tags());
        article.byline().authors().forEach(author -> names.add("author:" + author.slug()));
        article.photos().forEach(this::photo);
        if (article.related() != null) {
            fillsUpFrom(article);
            article.related().items().forEach(item -> {
                article(item.id().toString(), null);
                topics(item.section(), List.of());
                photo(item.photo());
            });
        }
        if (article.blocks() != null) {
            names.add("fronts");
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
            names.add("list:lang:" + article.lang().tag());
        }
        article.tags().forEach(tag -> names.add("list:tag:" + tag.slug()));
        article.byline().authors().forEach(author -> names.add("list:author:" + author.slug()));
        if (article.section() != null) {
            names.add("list:section:" + article.section().slug());
        }
    }

    CacheTags teaser(TeaserView teaser) {
        article(teaser.id().toString(), teaser.updatedAt());
        topics(teaser.section(), teaser.tags());
        teaser.byline().authors().forEach(author -> names.add("author:" + author.slug()));
        photo(teaser.photo());
        return this;
    }

    CacheTags block(BlockView block) {
        names.add("front:" + block.name());
        if (block.switchesAt() != null) {
            holdsUntil(block.switchesAt().toInstant());
        }
        block.items().forEach(item -> {
            article(item.id().toString(), null);
            topics(item.section(), List.of());
            photo(item.photo());
        });
        return this;
    }

    CacheTags picture(PictureRow picture) {
        names.add("photo:" + picture.id());
        names.add("article:" + picture.shownBy()); // public for as long as that is
        return this;
    }

    CacheTags fronts() {
        names.add("fronts");
        return this;
    }

    /**
     * A list hangs on its narrowest filter alone, since every article that enters it, leaves it or moves in it passes
     * that filter before or after. So whatever happens to an article readers see (published, edited, withdrawn) names
     * the lists of all it was and all it is: {@code list:all}, {@code list:lang:}, {@code list:section:} of its section
     * and of those above, {@code list:author:} and {@code list:tag:} of each. Filters by date and those that exclude
     * narrow nothing here.
     */
    CacheTags list(ArticleFilter filter) {
        if (filter.ids() != null) {
            filter.ids().ids().forEach(id -> names.add("article:" + id));
            if (!filter.ids().slugs().isEmpty()) {
                names.add("list:all"); // the slug may become another article's
            }
        } else if (!filter.tags().anyOf().isEmpty()) {
            list("tag", Collections.min(filter.tags().anyOf(), Comparator.comparingInt(Set::size)));
        } else if (!filter.authors().isEmpty()) {
            list("author", filter.authors());
        } else if (!filter.sections().isEmpty()) {
            list("section", filter.sections());
        } else if (!filter.langs().isEmpty()) {
            list("lang", filter.langs().stream().map(Language::tag).toList());
        } else {
            names.add("list:all");
        }
        return this;
    }

    CacheTags list(FeedSubject subject) {
        names.add("list:" + subject.list());
        switch (subject.kind()) {
            case SECTION, TAG, AUTHOR -> names.add(subject.list()); // its name is the title
            case ALL, LANG -> {}
        }
        return this;
    }

    private void list(String kind, Collection<String> values) {
        values.forEach(value -> names.add("list:" + kind + ":" + value));
    }

    /** What is counted is the list's own matter; what it is called may change besides. */
    CacheTags facets(@Nullable FacetsView facets) {
        if (facets != null) {
            called("tag", facets.tag());
            called("section", facets.section());
            called("author", facets.author());
        }
        return this;
    }

    private void called(String kind, @Nullable List<FacetsView.Value> values) {
        if (values != null) {
            names.add("facet:" + kind); // what counts among what may change without any article
            values.forEach(value -> names.add(kind + ":" + value.slug()));
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

    private void article(String id, @Nullable OffsetDateTime updatedAt) {
        names.add("article:" + id);
        if (updatedAt != null && (newest == null || updatedAt.toInstant().isAfter(newest))) {
            newest = updatedAt.toInstant();
        }
    }

    private void topics(@Nullable TopicView section, List<TopicView> tags) {
        if (section != null) {
            names.add("section:" + section.slug());
        }
        tags.forEach(tag -> names.add("tag:" + tag.slug()));
    }

    private void photo(@Nullable PhotoView photo) {
        if (photo != null) {
            names.add("photo:" + photo.id());
        }
    }
}
