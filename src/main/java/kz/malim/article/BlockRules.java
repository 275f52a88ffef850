package kz.malim.article;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.malim.article.Finding.Rule;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.Embed;
import kz.malim.body.Story;
import kz.malim.body.Table;

/** Checks blocks that say nothing to some readers: a table without headers, external content alone, a dead story. */
final class BlockRules implements BodyVisitor {
    private final List<Finding> findings;
    private final Set<UUID> published;

    /** @param published those of the {@link #stories} that readers can see */
    BlockRules(List<Finding> findings, Set<UUID> published) {
        this.findings = findings;
        this.published = published;
    }

    /** The articles that the stories of a body lead to. */
    static Set<UUID> stories(ArticleContent content) {
        return BodyBlock.all(content.body()).stream()
                .map(block -> block instanceof Story story ? story.article() : null)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Override
    public void block(String at, BodyBlock block) {
        if (block instanceof Table table && !table.hasHeader()) {
            findings.add(Finding.of(Rule.MISSING_TABLE_HEADER, at));
        } else if (block instanceof Embed embed && embed.alternative() == null && embed.quoted() == null) {
            findings.add(Finding.of(Rule.MISSING_ALTERNATIVE, at));
        } else if (block instanceof Story story && story.article() != null && !published.contains(story.article())) {
            findings.add(Finding.of(Rule.DEAD_STORY, at + "/article"));
        }
    }
}
