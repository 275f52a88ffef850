package kz.malim.live;

import java.util.ArrayList;
import java.util.List;
import kz.malim.body.Audio;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.FileBlock;
import kz.malim.body.Story;
import kz.malim.body.Video;
import kz.malim.text.InlineText;
import kz.malim.text.Span;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.jspecify.annotations.Nullable;

/**
 * Rejects what the body of an article may have and that of an entry may not: blocks that show a record other than a photo,
 * footnotes, and links to blocks, since their ids are not unique on the page.
 */
final class LiveEntryRules implements BodyVisitor {
    private final List<Violation> violations = new ArrayList<>();

    private LiveEntryRules() {}

    static void require(List<BodyBlock> body) {
        var rules = new LiveEntryRules();
        rules.blocks("#/body", body);
        if (!rules.violations.isEmpty()) {
            throw RequestJson.refused(rules.violations);
        }
    }

    @Override
    public void block(String at, BodyBlock block) {
        if (block instanceof Video || block instanceof Audio || block instanceof FileBlock || block instanceof Story) {
            violation(at, "`video`, `audio`, `file` and `story` stand in the body of the article, not in an entry.");
        }
    }

    @Override
    public void text(String at, @Nullable InlineText text, Presence presence) {
        if (text == null) {
            return;
        }
        for (int i = 0; i < text.spans().size(); i++) {
            var span = text.spans().get(i);
            link(at + "/" + i + "/href", span.href());
            if (span.note() != null) {
                violation(at + "/" + i + "/note", "An entry has no footnotes.");
            }
        }
    }

    @Override
    public void link(String at, @Nullable String href) {
        if (new Span("", List.of(), href).anchor().isPresent()) {
            violation(at, "An entry has no links to blocks: link to a page.");
        }
    }

    private void violation(String at, String rule) {
        violations.add(Violation.at(at, rule));
    }
}
