package kz.malim.htmlbody;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.body.Footnote;
import kz.malim.media.Credit;
import kz.malim.media.MediaSource;
import kz.malim.probe.MediaKind;
import kz.malim.text.CleanText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** What the parts of one conversion share: ids, pictures, losses. Not thread-safe. */
final class Conversion {
    static final int MAX_LINE = 500;
    private static final int MAX_ALT = 1_000;
    private static final int MAX_CAPTION = 2_000;
    private static final int MAX_LOSSES = 1_000;
    private static final Pattern ANCHOR = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Ids that this class gives. */
    private static final Pattern NUMBERED = Pattern.compile("[bn][0-9]+");

    final Links links;
    final boolean guillemets;
    private final Supplier<UUID> ids;

    /** The block of each anchor, as an earlier pass over the same page found it. */
    private final Map<String, String> known;

    /** The anchors that links of the page lead to. */
    private final Set<String> targets;

    private final Map<String, String> found = new HashMap<>();
    private final Set<String> pending = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();
    private int blocks;

    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private final Map<UUID, String> pictureUrls = new HashMap<>();
    private final Map<String, Medium> media = new LinkedHashMap<>();
    private final List<Footnote> notes = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final Set<Node> consumed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final NoteFinder noteFinder;
    private int lostWords;
    private int movedWords;

    Conversion(
            Links links,
            boolean guillemets,
            Supplier<UUID> ids,
            NoteFinder noteFinder,
            Set<String> targets,
            Map<String, String> known) {
        this.links = links;
        this.guillemets = guillemets;
        this.ids = ids;
        this.noteFinder = noteFinder;
        this.targets = targets;
        this.known = known;
    }

    /** The id of the next block: one that links lead to, if there is one. */
    String nextId() {
        var id = pending.stream()
                .filter(anchor -> ANCHOR.matcher(anchor).matches()
                        && !NUMBERED.matcher(anchor).matches()
                        && used.add(anchor))
                .findFirst()
                .orElseGet(() -> "b" + ++blocks);
        pending.forEach(anchor -> found.putIfAbsent(anchor, id));
        pending.clear();
        return id;
    }

    /** The anchors of the element that links lead to. */
    List<String> targets(Element element) {
        if (!element.hasAttr("id") && !element.hasAttr("name")) {
            return List.of();
        }
        return Stream.of(element.id(), element.attr("name")).filter(targets::contains).toList();
    }

    /** The next block is where this anchor leads. */
    void anchor(String name) {
        if (!name.isEmpty() && !found.containsKey(name)) {
            pending.add(name);
        }
    }

    /** The block is none any more: its anchors lead to the next one. */
    void forget(String id) {
        if (found.values().removeIf(id::equals) || used.contains(id)) {
            used.remove(id);
            pending.add(id);
        }
    }

    Map<String, String> anchors() {
        return found;
    }

    /** The link to the block of an anchor. */
    Optional<String> anchorLink(String name) {
        return Optional.ofNullable(known.get(name)).map(id -> "#" + id);
    }

    boolean isConsumed(Node node) {
        return consumed.contains(node);
    }

    /** The node has been read, and is passed over from now on. */
    void consume(Node node) {
        consumed.add(node);
    }

    UUID picture(String url, @Nullable String alt) {
        var picture = pictures.computeIfAbsent(
                url, key -> new Picture(ids.get(), url, attribute("alt", alt, MAX_ALT), null, null));
        pictureUrls.put(picture.id(), url);
        return picture.id();
    }

    /** The picture has this caption and credit, unless it has others. Whether the caption is now the picture's. */
    boolean describe(UUID id, @Nullable String caption, @Nullable Credit credit) {
        var picture = pictures.get(String.valueOf(pictureUrls.get(id)));
        if (picture == null) {
            return false;
        }
        boolean again = caption != null && caption.equals(picture.caption());
        boolean taken =
                again || (caption != null && picture.caption() == null && caption.length() <= MAX_CAPTION);
        if (again) {
            move(String.valueOf(caption));
        }
        if (credit != null && picture.credit() != null) {
            var line = String.valueOf(credit.line());
            if (credit.equals(picture.credit())) {
                move(line);
            } else {
                lostWords += WordCount.in(line);
                add("credit", line);
            }
        }
        pictures.put(
                picture.url(),
                new Picture(
                        id,
                        picture.url(),
                        picture.alt(),
                        taken ? caption : picture.caption(),
                        picture.credit() == null ? credit : picture.credit()));
        return taken;
    }

    boolean hasCredit(UUID id) {
        var picture = pictures.get(String.valueOf(pictureUrls.get(id)));
        return picture != null && picture.credit() != null;
    }

    /** The medium with the first of these addresses. */
    Medium medium(MediaKind kind, @Nullable String title, List<MediaSource> sources, @Nullable UUID poster) {
        return media.computeIfAbsent(
                sources.getFirst().url(), url -> new Medium(ids.get(), kind, title, sources, poster));
    }

    List<Picture> pictures() {
        return List.copyOf(pictures.values());
    }

    List<Medium> media() {
        return List.copyOf(media.values());
    }

    List<Footnote> notes() {
        return notes;
    }

    boolean isBetweenNotes(Element link) {
        return noteFinder.isBetween(link);
    }

    boolean isNote(Element element) {
        return noteFinder.isNote(element);
    }

    /** The texts of footnotes that no link has led to so far. */
    List<Element> unread() {
        return noteFinder.texts().filter(text -> !isConsumed(text)).toList();
    }

    /** The id of the footnote that the link mentions. */
    Optional<String> note(Element link) {
        return noteFinder.note(link).map(text -> {
            consume(text);
            for (var note : notes) {
                if (note.id().equals(noteFinder.id(text))) {
                    return note.id();
                }
            }
            var flow = new Flow(this, Flow.Mode.NOTE, new Inline());
            flow.children(text);
            var note = new Footnote(noteFinder.id(text), Inline.lines(flow.end().texts()));
            notes.add(note);
            return note.id();
        });
    }

    /** A line of limited length, of words of the page; what is more of it is a loss. */
    @Nullable
    String line(String kind, @Nullable String text, int maxLength) {
        var kept = attribute(kind, text, maxLength);
        lostWords += WordCount.in(text == null ? "" : text) - WordCount.in(kept == null ? "" : kept);
        return kept;
    }

    /** The same of an attribute, whose words are none of the text. */
    @Nullable
    String attribute(String kind, @Nullable String value, int maxLength) {
        var line = CleanText.lineOrNull(value);
        if (line == null || line.length() <= maxLength) {
            return line;
        }
        int space = line.lastIndexOf(' ', maxLength);
        var kept = line.substring(0, space > 0 ? space : maxLength);
        add(kind, line.substring(kept.length()));
        return kept;
    }

    void lose(String kind, Node node) {
        if (node instanceof Element element) {
            lostWords += WordCount.in(element, this::isConsumed);
        }
        add(kind, node.outerHtml());
    }

    /** Nothing of the words is lost. */
    void loseForm(String kind, Node node) {
        add(kind, node instanceof Element element ? WordCount.start(element) : node.outerHtml());
    }

    void loseTable(int rows, int columns) {
        add("table", "A table of " + rows + " rows and " + columns + " columns: its rows are paragraphs.");
    }

    private void add(String kind, String source) {
        if (losses.size() < MAX_LOSSES) {
            losses.add(Loss.of(kind, source));
        }
    }

    /** Words that are kept, but not as text: an address. */
    void move(String words) {
        movedWords += WordCount.in(words);
    }

    void moved(int words) {
        movedWords += words;
    }

    int lostWords() {
        return lostWords;
    }

    int movedWords() {
        return movedWords;
    }

    List<Loss> losses() {
        return losses;
    }
}
