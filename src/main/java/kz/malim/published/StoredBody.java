package kz.malim.published;

import com.fasterxml.jackson.databind.util.StdConverter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.Story;
import org.jspecify.annotations.Nullable;

/**
 * A body as it is stored, and the cards of the articles that its stories name, as far as readers may see them. The others
 * are left out with their blocks: an id or a title of one that was never public says that it exists.
 */
public record StoredBody(List<BodyBlock> blocks, @Nullable List<TeaserView> stories) {

    /** The blocks as readers get them. */
    public List<BodyBlock> forReaders() {
        var cards = stories == null
                ? Map.<UUID, TeaserView>of()
                : stories.stream().collect(Collectors.toMap(TeaserView::id, Function.identity()));
        return BodyBlock.replaceAll(blocks, block -> withCard(block, cards));
    }

    private static Stream<BodyBlock> withCard(BodyBlock block, Map<UUID, TeaserView> cards) {
        if (!(block instanceof Story story) || story.leadsSomewhere()) {
            return Stream.of(block);
        }
        var card = cards.get(story.article());
        return card == null ? Stream.empty() : Stream.of(story.withCard(card));
    }

    /** Reads it where a document has it as its body. */
    static final class Reading extends StdConverter<StoredBody, List<BodyBlock>> {
        @Override
        public List<BodyBlock> convert(StoredBody body) {
            return body.forReaders();
        }
    }
}
