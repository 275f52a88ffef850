package kz.malim.body;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.malim.article.ArticleContent;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/**
 * Sees a body part by part, in reading order, each with the pointer (RFC 6901) to it. {@link ArticleContent#accept} leads
 * through the blocks and {@link BodyBlock#accept} through the parts of one, so that whoever looks for texts, links or
 * photos need not know which blocks have them.
 */
public interface BodyVisitor {

    /** Whether a block is nothing without this part. */
    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /** A block, before its parts. */
    default void block(String at, BodyBlock block) {}

    default void text(String at, @Nullable InlineText text, Presence presence) {}

    /** Words without marks and links. */
    default void line(String at, @Nullable String line, Presence presence) {}

    /** A photo by its id. */
    default void photo(String at, @Nullable UUID photo) {}

    /** The address of something that is shown, other than the links in a text. */
    default void address(String at, @Nullable String address) {}

    /** How many parts of a kind there are, before the parts themselves. */
    default void size(String at, Collection<?> parts, int least, int most) {}

    /** A value that decides how the block looks, whether it is one of those there are, and which these are. */
    default void value(String at, boolean valid, String rule) {}

    /** Several texts of one kind. */
    default void texts(String at, List<InlineText> texts, Presence each) {
        for (int i = 0; i < texts.size(); i++) {
            text(at + "/" + i, texts.get(i), each);
        }
    }
}
