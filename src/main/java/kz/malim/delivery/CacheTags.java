package kz.malim.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** A related list is filled up with the newest of these, so whatever enters one of them may enter it. */
    private void fillsUpFrom(ArticleView article) {
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

    CacheTags fronts() {
        names.add("fronts");
        return this;
    }

    /** A list changes when an article enters or leaves what it filters by; the narrowest filter says when. */
    CacheTags list(ArticleQuery query) {
        if (query.tag() != null) {
            names.add("list:tag:" + query.tag());
        } else if (query.author() != null) {
            names.add("list:author:" + query.author());
        } else if (query.section() != null) {
            names.add("list:section:" + query.section());
        } else if (query.lang() != null) {
            names.add("list:lang:" + query.lang().tag());
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
