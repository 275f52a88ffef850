package kz.malim.article;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.malim.article.Finding.Rule;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.ListBlock;
import kz.malim.body.PullQuote;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** Collects the editorial problems of a body, part by part. */
final class BodyFindings implements BodyVisitor {
    private static final Pattern ARTICLE_PATH = Pattern.compile("^/(?:api/)?articles/([a-z0-9-]{1,80})/?$");
    private static final Pattern OMISSION = Pattern.compile("…|\\.{3}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{2,}");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

    private final List<Finding> findings;
    private final Set<String> published;

    /** The lede and the body, as search has them. */
    private final String text;

    /** @param published those of {@link #linkedSlugs} that lead to a published article */
    BodyFindings(List<Finding> findings, Set<String> published, ArticleContent content) {
        this.findings = findings;
        this.published = published;
        this.text = content.body().stream()
                .map(BodyBlock::plain)
                .map(BodyFindings::normalized)
                .collect(Collectors.joining(" ", content.lede() == null ? "" : normalized(content.lede()) + " ", ""));
    }

    /** The slugs of all links to articles, to look them up at once. */
    static Set<String> linkedSlugs(ArticleContent content) {
        var slugs = new HashSet<String>();
        content.accept(new BodyVisitor() {
            @Override
            public void text(String at, @Nullable InlineText text, Presence presence) {
                if (text != null) {
                    text.spans().forEach(span -> link(at, span.href()));
                }
            }

            @Override
            public void link(String at, @Nullable String href) {
                linkedSlug(href).ifPresent(slugs::add);
            }
        });
        return slugs;
    }

    @Override
    public void block(String at, BodyBlock block) {
        if (block instanceof ListBlock list && list.items().size() == 1) {
            findings.add(Finding.of(Rule.ONE_ITEM_LIST, at + "/items"));
        }
        if (block instanceof PullQuote quote && !isRepeated(quote)) {
            findings.add(Finding.of(Rule.REPEATED_NOWHERE, at + "/text"));
        }
    }

    /** Pull quotes are often shortened: each part between dots of omission is looked for by itself. */
    private boolean isRepeated(PullQuote quote) {
        return OMISSION.splitAsStream(quote.text().plain()).allMatch(part -> text.contains(normalized(part)));
    }

    @Override
    public void line(String at, @Nullable String line, Presence presence) {
        addWords(at, line, findings);
    }

    @Override
    public void text(String at, @Nullable InlineText text, Presence presence) {
        if (text == null) {
            return;
        }
        addWords(at, text.plain(), findings);
        for (int i = 0; i < text.spans().size(); i++) {
            link(at + "/" + i + "/href", text.spans().get(i).href());
        }
    }

    @Override
    public void link(String at, @Nullable String href) {
        if (linkedSlug(href).filter(slug -> !published.contains(slug)).isPresent()) {
            findings.add(Finding.of(Rule.DEAD_LINK, at, String.valueOf(href)));
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

    /** Adds the words that mix two alphabets. */
    static void addWords(String at, @Nullable String text, List<Finding> findings) {
        WORD.matcher(text == null ? "" : text)
                .results()
                .map(match -> match.group())
                .filter(word ->
                        CYRILLIC.matcher(word).find() && LATIN.matcher(word).find())
                .distinct()
                .limit(10)
                .forEach(word -> findings.add(Finding.of(Rule.MIXED_SCRIPTS, at, word)));
    }

    static String normalized(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
