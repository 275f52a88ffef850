package kz.malim.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.malim.article.Finding.Rule;
import kz.malim.article.Finding.Severity;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.ListBlock;
import kz.malim.body.Paragraph;
import kz.malim.media.Photos;
import kz.malim.settings.Setting;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Editorial checks before publication. Invalid content never gets here: see {@link ContentRules}. */
@ApplicationScoped
public class EditorialRules {
    /** A date farther ahead is mostly a mistyped year. */
    private static final int MAX_YEARS_AHEAD = 2;

    private static final Pattern ARTICLE_PATH = Pattern.compile("^/(?:api/)?articles/([a-z0-9-]{1,80})/?$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{2,}");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

    private final Photos photos;
    private final EntityManager database;
    private final Config config;
    private final Clock clock;

    EditorialRules(Photos photos, EntityManager database, Config config, Clock clock) {
        this.photos = photos;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /** The requirements for publication. */
    @ConfigMapping(prefix = "malim.publication")
    public interface Config {
        /** Rejects publication with findings of this severity or worse. */
        Optional<@WithConverter(SeverityType.class) Severity> requiresNone();
    }

    /** As in the API. */
    public static class SeverityType implements Converter<Severity> {
        @Override
        public @Nullable Severity convert(String given) {
            return Setting.read(
                    given, "advice, warning or error", text -> Severity.valueOf(text.toUpperCase(Locale.ROOT)));
        }
    }

    /** Rejects content with findings that block publication in this newsroom. */
    void requirePublishable(ArticleContent content) {
        refuse(blockers(content));
    }

    /** The same for something with a body that is no article: only what is found there and in its photos counts. */
    public void requirePublishableBody(ArticleContent content) {
        refuse(blockers(content).stream()
                .filter(finding -> finding.pointer().startsWith("#/body/")
                        || finding.pointer().startsWith("#/photos/"))
                .toList());
    }

    private void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            var worst = config.requiresNone().orElseThrow();
            throw new Problem(
                            ProblemType.NOT_READY,
                            "Publication needs no finding of severity " + worst.wireName() + " or worse; there are "
                                    + findings.size() + ".")
                    .withMembers(Map.of("findings", findings));
        }
    }

    /** The findings that block publication in this newsroom. */
    List<Finding> blockers(ArticleContent content) {
        return config.requiresNone()
                .map(worst -> check(content).stream()
                        .filter(finding -> finding.severity().compareTo(worst) >= 0)
                        .toList())
                .orElse(List.of());
    }

    public List<Finding> check(ArticleContent content) {
        var findings = new ArrayList<Finding>();
        if (content.lede() == null) {
            findings.add(Finding.of(Rule.MISSING_LEDE, "#/lede"));
        }
        if (content.body().isEmpty()) {
            findings.add(Finding.of(Rule.EMPTY_BODY, "#/body"));
        }
        if (content.published() != null
                && content.published().date().isAfter(LocalDate.now(clock).plusYears(MAX_YEARS_AHEAD))) {
            findings.add(Finding.of(
                    Rule.FAR_DATE, "#/published", content.published().date().toString()));
        }
        if (content.kind().equals(NewsroomRules.SPONSORED) && content.sponsor() == null) {
            findings.add(Finding.of(Rule.MISSING_SPONSOR, "#/sponsor"));
        }
        photos(content, findings);
        words("#/title", content.title(), findings);
        words("#/lede", content.lede() == null ? "" : content.lede(), findings);
        var linked = new LinkedSlugs();
        content.accept(linked);
        content.accept(new InBody(findings, published(linked.slugs)));
        if (content.lede() != null
                && !content.body().isEmpty()
                && content.body().getFirst() instanceof Paragraph first
                && normalized(first.plain()).equals(normalized(content.lede()))) {
            findings.add(Finding.of(Rule.REPEATED_LEDE, "#/body/0"));
        }
        return findings;
    }

    private void photos(ArticleContent content, List<Finding> findings) {
        var ids = content.photos().stream().map(ArticleContent.PhotoUse::id).toList();
        var inOrder = photos.withIds(ids).stream()
                .sorted(Comparator.comparingInt(photo -> ids.indexOf(photo.id())))
                .toList();
        for (var photo : inOrder) {
            var pointer = "#/photos/" + ids.indexOf(photo.id());
            var credit = photo.credit();
            if (credit == null || credit.line() == null) {
                findings.add(Finding.of(Rule.MISSING_CREDIT, pointer));
            }
            if (photo.alt() == null) {
                findings.add(Finding.of(Rule.MISSING_ALT, pointer));
            }
        }
    }

    /** Collects the slugs of all links to articles, to look them up at once. */
    private static final class LinkedSlugs implements BodyVisitor {
        private final Set<String> slugs = new HashSet<>();

        @Override
        public void text(String at, @Nullable InlineText text, Presence presence) {
            if (text != null) {
                text.spans().forEach(span -> linkedSlug(span.href()).ifPresent(slugs::add));
            }
        }
    }

    /** Checks a body part by part. */
    private static final class InBody implements BodyVisitor {
        private final List<Finding> findings;
        private final Set<String> published;

        InBody(List<Finding> findings, Set<String> published) {
            this.findings = findings;
            this.published = published;
        }

        @Override
        public void block(String at, BodyBlock block) {
            words(at, block.plain(), findings);
            if (block instanceof ListBlock list && list.items().size() == 1) {
                findings.add(Finding.of(Rule.ONE_ITEM_LIST, at + "/items"));
            }
        }

        @Override
        public void text(String at, @Nullable InlineText text, Presence presence) {
            var spans = text == null ? List.<Span>of() : text.spans();
            for (int i = 0; i < spans.size(); i++) {
                var href = spans.get(i).href();
                if (linkedSlug(href).filter(slug -> !published.contains(slug)).isPresent()) {
                    findings.add(Finding.of(Rule.DEAD_LINK, at + "/" + i + "/href", String.valueOf(href)));
                }
            }
        }
    }

    /** The slug that a link to an article of this site names. */
    private static Optional<String> linkedSlug(@Nullable String href) {
        if (href == null) {
            return Optional.empty();
        }
        var address = ARTICLE_PATH.matcher(href.replaceFirst("[?#].*$", ""));
        return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
    }

    /** Those of the slugs that lead to a published article. */
    private Set<String> published(Set<String> slugs) {
        if (slugs.isEmpty()) {
            return Set.of();
        }
        var found = new HashSet<String>();
        List<?> rows = database.createNativeQuery("""
                        select cast(slug as text) from published_article where slug = any(cast(?1 as text[]))
                        union all select cast(m.slug as text) from published_moved m
                                    join published_article a on a.slug = m.current_slug
                                   where m.slug = any(cast(?1 as text[]))
                        """, String.class)
                .setParameter(1, slugs.toArray(String[]::new))
                .getResultList();
        rows.forEach(slug -> found.add((String) slug));
        return found;
    }

    private static void words(String at, String text, List<Finding> findings) {
        WORD.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(word ->
                        CYRILLIC.matcher(word).find() && LATIN.matcher(word).find())
                .distinct()
                .limit(10)
                .forEach(word -> findings.add(Finding.of(Rule.MIXED_SCRIPTS, at, word)));
    }

    private static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
