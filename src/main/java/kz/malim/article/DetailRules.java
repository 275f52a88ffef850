package kz.malim.article;

import static kz.malim.body.BodyVisitor.Presence.OPTIONAL;
import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import java.util.HashSet;
import java.util.UUID;
import kz.malim.body.BodyVisitor.Presence;
import kz.malim.media.DigitalSource;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/** Validates what an article says of itself besides its text: see {@link ContentRules}, which calls it. */
final class DetailRules {
    static final int KIND = 40;
    static final int NAME = 200;
    static final int LABELS = 20;
    static final int NOTE = 5_000;
    static final int MIN_URGENCY = 1;
    static final int MAX_URGENCY = 8;

    private final ContentRules rules;

    private DetailRules(ContentRules rules) {
        this.rules = rules;
    }

    static void check(ArticleContent content, ContentRules rules) {
        new DetailRules(rules).check(content);
    }

    private void check(ArticleContent content) {
        rules.value(
                "#/kind",
                Slug.isSlug(content.kind()) && content.kind().length() <= KIND,
                "1 to " + KIND + " lower-case letters and digits in groups joined by hyphens.");
        line("#/kicker", content.kicker(), OPTIONAL);
        rules.line("#/shortTitle", content.shortTitle(), ContentRules.TITLE, OPTIONAL);
        if (content.dateline() != null) {
            line("#/dateline/place", content.dateline().place(), REQUIRED);
            line("#/dateline/text", content.dateline().text(), OPTIONAL);
        }
        var urgency = content.urgency();
        rules.value(
                "#/urgency",
                urgency == null || (urgency >= MIN_URGENCY && urgency <= MAX_URGENCY),
                MIN_URGENCY + " (most urgent) to " + MAX_URGENCY + ".");
        labels(content);
        rules.line("#/note", content.note(), NOTE, OPTIONAL);
        rules.value(
                "#/digitalSourceType",
                content.digitalSourceType() == null || DigitalSource.isUri(content.digitalSourceType()),
                "A code of the IPTC NewsCodes scheme digitalsourcetype, or its URI.");
        var embargo = content.embargoUntil();
        rules.value(
                "#/embargoUntil",
                embargo == null || ContentRules.isInRange(embargo.getYear()),
                "A year from 0001 to 9999.");
        if (content.sponsor() != null) {
            line("#/sponsor/name", content.sponsor().name(), REQUIRED);
            address("#/sponsor/url", content.sponsor().url());
            address("#/sponsor/logo", content.sponsor().logo());
        }
        if (content.seo() != null) {
            texts("#/seo", content.seo().title(), content.seo().description());
            address("#/seo/canonical", content.seo().canonical());
            image("#/seo/image", content.seo().image());
        }
        if (content.social() != null) {
            texts("#/social", content.social().title(), content.social().description());
            image("#/social/image", content.social().image());
        }
    }

    private void labels(ArticleContent content) {
        rules.size("#/labels", content.labels(), 0, LABELS);
        var slugs = new HashSet<Slug>();
        for (int i = 0; i < content.labels().size(); i++) {
            var label = content.labels().get(i);
            rules.value("#/labels/" + i + "/slug", label.slug() != null, "A slug is required.");
            rules.value("#/labels/" + i + "/slug", slugs.add(label.slug()), "Duplicate.");
            line("#/labels/" + i + "/name", label.name(), REQUIRED);
        }
    }

    private void texts(String at, @Nullable String title, @Nullable String description) {
        rules.line(at + "/title", title, ContentRules.TITLE, OPTIONAL);
        rules.line(at + "/description", description, ContentRules.LEDE, OPTIONAL);
    }

    private void line(String at, @Nullable String line, Presence presence) {
        rules.line(at, line, NAME, presence);
    }

    private void address(String at, @Nullable String address) {
        if (address != null) {
            rules.address(at, address);
        }
    }

    private void image(String at, @Nullable UUID photo) {
        if (photo != null) {
            rules.photo(at, photo);
        }
    }
}
