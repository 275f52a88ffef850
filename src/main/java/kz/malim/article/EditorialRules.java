package kz.malim.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.article.Finding.Rule;
import kz.malim.article.Finding.Severity;
import kz.malim.body.Paragraph;
import kz.malim.media.MediaItems;
import kz.malim.media.Photos;
import kz.malim.settings.Setting;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Editorial checks before publication. Invalid content never gets here: see {@link ContentRules}. */
@ApplicationScoped
public class EditorialRules {
    /** A date farther ahead is mostly a mistyped year. */
    private static final int MAX_YEARS_AHEAD = 2;

    private final Photos photos;
    private final MediaItems media;
    private final EntityManager database;
    private final Config config;
    private final Clock clock;

    EditorialRules(Photos photos, MediaItems media, EntityManager database, Config config, Clock clock) {
        this.photos = photos;
        this.media = media;
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
        PhotoRules.check(content, photos, findings);
        MediaRules.check(content, media, findings);
        BodyFindings.addWords("#/title", content.title(), findings);
        BodyFindings.addWords("#/lede", content.lede(), findings);
        content.accept(new BodyFindings(findings, published(BodyFindings.linkedSlugs(content)), content));
        content.accept(new BlockRules(findings, publishedStories(content)));
        if (content.lede() != null
                && !content.body().isEmpty()
                && content.body().getFirst() instanceof Paragraph first
                && BodyFindings.normalized(first.plain()).equals(BodyFindings.normalized(content.lede()))) {
            findings.add(Finding.of(Rule.REPEATED_LEDE, "#/body/0"));
        }
        return findings;
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

    /** The articles of stories that readers can see. */
    private Set<UUID> publishedStories(ArticleContent content) {
        var wanted = BlockRules.stories(content);
        if (wanted.isEmpty()) {
            return Set.of();
        }
        List<?> rows = database.createNativeQuery(
                        "select article_id from shown_revision where article_id = any(cast(?1 as uuid[]))", UUID.class)
                .setParameter(1, wanted.stream().map(UUID::toString).toArray(String[]::new))
                .getResultList();
        return rows.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }
}
