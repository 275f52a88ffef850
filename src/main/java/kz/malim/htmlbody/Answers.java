package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.Heading;
import kz.malim.body.Questions;
import kz.malim.text.CleanText;
import kz.malim.text.InlineText;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Questions with their answers: accordions, and lists of frequent ones. */
final class Answers {
    private Answers() {}

    static void details(Element details, Flow flow) {
        Element summary = null;
        for (var child = details.firstElementChild();
                child != null && summary == null;
                child = child.nextElementSibling()) {
            summary = child.normalName().equals("summary") ? child : null;
        }
        read(details, summary, details, flow);
    }

    /** Questions one after another are one block. */
    static void read(Element card, @Nullable Element asked, @Nullable Element answer, Flow flow) {
        flow.flush();
        if (asked == null || answer == null) {
            flow.children(card);
            flow.flush();
            return;
        }
        flow.conversion.consume(asked);
        var texts = flow.lines(asked).texts();
        var question = texts.isEmpty() ? "" : CleanText.line(Inline.lines(texts).plain());
        var body = flow.inside(Flow.Mode.CONTAINED).children(answer).end().blocks();
        if (question.isEmpty() || question.length() > Conversion.MAX_LINE || body.isEmpty()) {
            if (!question.isEmpty()) {
                flow.block(new Heading(flow.conversion.nextId(), 4, InlineText.of(question)));
            }
            body.forEach(flow::block);
            return;
        }
        flow.question(new Questions.Item(question, body));
    }

    /** Blocks of which the last may be questions, with one more. */
    static void add(Questions.Item item, List<BodyBlock> blocks, Conversion conversion) {
        if (!blocks.isEmpty()
                && blocks.getLast() instanceof Questions before
                && before.items().size() < BodyBlock.MAX_ITEMS) {
            var items = new ArrayList<>(before.items());
            items.add(item);
            blocks.set(blocks.size() - 1, new Questions(before.id(), items));
        } else {
            blocks.add(new Questions(conversion.nextId(), List.of(item)));
        }
    }
}
