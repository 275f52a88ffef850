package kz.malim.htmlbody;

import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.CodeBlock;
import kz.malim.body.Footnote;
import kz.malim.body.Image;
import kz.malim.body.ListBlock;
import kz.malim.body.Quote;
import kz.malim.body.Table;
import kz.malim.text.InlineText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What went in and what came out: no word is lost that no {@link Loss} names. */
@Schema(
        name = "ImportBalance",
        description =
                "What the source has and what the article has. A word that is in neither `words.out` nor `words.lost`"
                        + " is a fault of the import.")
public record Balance(Words words, Count links, Count pictures, Count listItems, Count tableCells) {

    /** Of the text. */
    @Schema(name = "ImportedWords", description = "Words of the source, of the article, and in what was lost.")
    public record Words(int in, int out, int lost) {}

    /** Of other things. */
    @Schema(name = "ImportedCount", description = "How many the source has, and how many the article has.")
    public record Count(int in, int out) {}

    /** Whether no word is missing and none has been added. */
    public boolean balanced() {
        return words.in == words.out + words.lost;
    }

    static Balance of(Element source, int wordsIn, Conversion conversion, List<BodyBlock> body) {
        var out = new Out();
        out.blocks("", body);
        conversion.notes().values().forEach(note -> out.note(note));
        conversion.files.pictures().forEach(out::picture);
        var photos = BodyBlock.images(body).count();
        return new Balance(
                new Words(wordsIn, out.words + conversion.losses.movedWords(), conversion.losses.lostWords()),
                new Count(source.select("a[href]").size(), out.links),
                new Count(source.select("img").size(), (int) photos),
                new Count(source.select("li").size(), out.items),
                new Count(source.select("td, th").size(), out.cells));
    }

    /** Counts what is in blocks. */
    private static final class Out implements BodyVisitor {
        private int words;
        private int links;
        private int items;
        private int cells;

        @Override
        public void block(String at, BodyBlock block) {
            if (block instanceof ListBlock list) {
                items += list.items().stream().mapToInt(Out::items).sum();
            } else if (block instanceof Table table) {
                cells += table.columns().size();
                cells += table.rows().stream().mapToInt(List::size).sum();
            } else if (block instanceof CodeBlock code) {
                words += WordCount.in(code.text());
            } else if (block instanceof Image image && image.href() != null) {
                links++;
            } else if (block instanceof Quote quote && quote.source() != null) {
                words -= WordCount.in(quote.source().name()); // of an address
            }
        }

        private static int items(ListBlock.Item item) {
            return 1
                    + (item.list() == null
                            ? 0
                            : item.list().items().stream().mapToInt(Out::items).sum());
        }

        @Override
        public void text(String at, @Nullable InlineText text, Presence presence) {
            if (text == null) {
                return;
            }
            words += WordCount.in(text.withBreaks());
            String before = null;
            for (var span : text.spans()) {
                links += span.href() != null && !span.href().equals(before) ? 1 : 0;
                before = span.href();
            }
        }

        @Override
        public void line(String at, @Nullable String line, Presence presence) {
            words += line == null ? 0 : WordCount.in(line);
        }

        private void note(Footnote note) {
            text("", note.text(), Presence.REQUIRED);
        }

        private void picture(Picture picture) {
            line("", picture.caption(), Presence.OPTIONAL);
            line("", picture.credit() == null ? null : picture.credit().line(), Presence.OPTIONAL);
        }
    }
}
