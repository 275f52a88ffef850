package kz.malim.body;

import static kz.malim.body.BodyVisitor.Presence.REQUIRED;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kz.malim.text.CleanText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Questions with their answers: an accordion. */
@Schema(name = "QuestionsBlock", description = "Questions with their answers, such as an accordion.")
public record Questions(
        String id,
        @Schema(minItems = 1, maxItems = MAX_ITEMS) List<Item> items) implements BodyBlock {

    /** A question and the blocks that answer it. */
    @Schema(name = "Question", description = "A question and the blocks that answer it.")
    public record Item(
            @Schema(minLength = 1) String question,

            @Schema(
                    description = "The answer, in blocks of every type but `box` and `questions`.",
                    minItems = 1,
                    maxItems = MAX_BLOCKS)
            List<BodyBlock> body) {

        public Item {
            question = CleanText.line(question);
            body = List.copyOf(body);
        }
    }

    public Questions {
        items = List.copyOf(items);
    }

    @Override
    public void accept(String at, BodyVisitor visitor) {
        visitor.size(at + "/items", items, 1, MAX_ITEMS);
        for (int i = 0; i < items.size(); i++) {
            visitor.line(at + "/items/" + i + "/question", items.get(i).question(), REQUIRED);
            visitor.contained(at + "/items/" + i + "/body", items.get(i).body());
        }
    }

    @Override
    public Stream<BodyBlock> withInner(UnaryOperator<List<BodyBlock>> change) {
        var changed = items.stream()
                .map(item -> new Item(item.question(), change.apply(item.body())))
                .filter(item -> !item.body().isEmpty())
                .toList();
        return changed.isEmpty() ? Stream.empty() : Stream.of(new Questions(id, changed));
    }
}
