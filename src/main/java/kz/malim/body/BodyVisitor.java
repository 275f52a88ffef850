package kz.malim.body;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.malim.probe.MediaKind;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/**
 * Visits a body part by part, in reading order, each with the pointer (RFC 6901) to it. {@link #blocks} leads
 * through blocks and {@link BodyBlock#accept} through the parts of one, those inside it too, so that a visitor of texts, links
 * or photos need not know which blocks have them.
 */
public interface BodyVisitor {

    /** Whether a block must have this part. */
    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /** The blocks of a body, or of a block that holds others. */
    default void blocks(String at, List<BodyBlock> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            block(at + "/" + i, blocks.get(i));
            blocks.get(i).accept(at + "/" + i, this);
        }
    }

    /** The blocks inside a block: none of them holds blocks of every type again, so that no body is deeper than this. */
    default void contained(String at, List<BodyBlock> blocks) {
        size(at, blocks, 1, BodyBlock.MAX_BLOCKS);
        for (int i = 0; i < blocks.size(); i++) {
            value(
                    at + "/" + i,
                    !(blocks.get(i) instanceof Box || blocks.get(i) instanceof Questions),
                    "`box` and `questions` stand in the body itself, not inside another block.");
        }
        blocks(at, blocks);
    }

    /** A block, before its parts. */
    default void block(String at, BodyBlock block) {}

    default void text(String at, @Nullable InlineText text, Presence presence) {}

    /** Text without marks and links. */
    default void line(String at, @Nullable String line, Presence presence) {}

    /** One that may be longer than a title. */
    default void line(String at, @Nullable String line, Presence presence, int maxLength) {
        line(at, line, presence);
    }

    /** A photo by its id. */
    default void photo(String at, @Nullable UUID photo) {}

    /** A media item by its id, and the kind that it must be of. */
    default void media(String at, @Nullable UUID media, MediaKind kind) {}

    /** A URL, other than the links in a text. */
    default void address(String at, @Nullable String address) {}

    /** A link that is not in a text, and may lead wherever one in a text may. */
    default void link(String at, @Nullable String href) {}

    /** The parts of a kind and the limits of their number, before the parts themselves. */
    default void size(String at, Collection<?> parts, int min, int max) {}

    /** A property of the block, whether its value is valid, and which values are. */
    default void value(String at, boolean valid, String rule) {}

    /** Several texts of one kind. */
    default void texts(String at, List<InlineText> texts, Presence each) {
        for (int i = 0; i < texts.size(); i++) {
            text(at + "/" + i, texts.get(i), each);
        }
    }
}
