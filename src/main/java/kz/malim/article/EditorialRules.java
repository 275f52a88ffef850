package kz.malim.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.malim.article.Finding.Rule;
import kz.malim.article.Finding.Severity;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
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
    private static final Pattern ARTICLE_PATH = Pattern.compile("^/(?:api/)?articles/([a-z0-9-]{1,80})/?$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{2,}");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

    private final Photos photos;
    private final EntityManager database;
    private final Config config;

    EditorialRules(Photos photos, EntityManager database, Config config) {
        this.photos = photos;
        this.database = database;
        this.config = config;
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
        var findings = blockers(content);
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
        photos(content, findings);
        words("#/title", content.title(), findings);
        words("#/lede", content.lede() == null ? "" : content.lede(), findings);
        content.accept(new InBody(findings));
        if (content.lede() != null
                && !content.body().isEmpty()
                && content.body().getFirst() instanceof BodyBlock.Paragraph first
                && normalized(first.plain()).equals(normalized(content.lede()))) {
            findings.add(Finding.of(Rule.REPEATED_LEDE, "#/body/0"));
        }
        return findings;
    }

    private void photos(ArticleContent content, List<Finding> findings) {
        for (int i = 0; i < content.photos().size(); i++) {
            var pointer = "#/photos/" + i;
            photos.findByIdOptional(content.photos().get(i).id()).ifPresent(photo -> {
                var credit = photo.credit();
                if (credit == null || credit.line() == null) {
                    findings.add(Finding.of(Rule.MISSING_CREDIT, pointer));
                }
                if (photo.alt() == null) {
                    findings.add(Finding.of(Rule.MISSING_ALT, pointer));
                }
            });
        }
    }

    /** Checks a body part by part. */
    private final class InBody implements BodyVisitor {
        private final List<Finding> findings;

        InBody(List<Finding> findings) {
            this.findings = findings;
        }

        @Override
        public void block(String at, BodyBlock block) {
            words(at, block.plain(), findings);
            if (block instanceof BodyBlock.ListBlock list && list.items().size() == 1) {
                findings.add(Finding.of(Rule.ONE_ITEM_LIST, at + "/items"));
            }
        }

        @Override
        public void text(String at, @Nullable InlineText text, Presence presence) {
            var spans = text == null ? List.<Span>of() : text.spans();
            for (int i = 0; i < spans.size(); i++) {
                var href = spans.get(i).href();
                if (href != null && isDead(href)) {
                    findings.add(Finding.of(Rule.DEAD_LINK, at + "/" + i + "/href", href));
                }
            }
        }
    }

    private boolean isDead(String href) {
        var address = ARTICLE_PATH.matcher(href.replaceFirst("[?#].*$", ""));
        return address.matches()
                && database.createNativeQuery("""
                                select 1 from published_article where slug = ?1
                                union all select 1 from published_moved m join published_article a on a.slug = m.current_slug
                                           where m.slug = ?1
                                """, Integer.class)
                        .setParameter(1, address.group(1))
                        .getResultList()
                        .isEmpty();
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
