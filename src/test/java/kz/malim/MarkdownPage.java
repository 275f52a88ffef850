package kz.malim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What a page in Markdown holds.
 *
 * @param links their targets
 * @param codes what is marked as code within sentences and tables
 * @param anchors of its headings, as GitHub makes them
 * @param rows of its tables, the text of each cell
 */
record MarkdownPage(List<String> links, List<String> codes, List<String> anchors, List<List<String>> rows) {
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final Pattern NOT_IN_ANCHORS =
            Pattern.compile("[^\\p{L}\\p{N} _-]", Pattern.UNICODE_CHARACTER_CLASS);

    static MarkdownPage read(Path file) {
        try {
            var page = new MarkdownPage(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            PARSER.parse(Files.readString(file)).accept(page.new Collector());
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    private final class Collector extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Code code) {
            codes.add(code.getLiteral());
        }

        @Override
        public void visit(Heading heading) {
            anchors.add(NOT_IN_ANCHORS
                    .matcher(text(heading).toLowerCase(Locale.ROOT))
                    .replaceAll("")
                    .replace(' ', '-'));
            visitChildren(heading);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                rows.add(new ArrayList<>());
            } else if (node instanceof TableCell) {
                rows.getLast().add(text(node));
            }
            visitChildren(node);
        }
    }
}
