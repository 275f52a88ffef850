package kz.malim.htmlbody;

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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.body.Footnote;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** What the parts of one conversion share: ids, pictures, losses. Not thread-safe. */
final class Conversion {
    static final int MAX_LINE = 500;
    private static final Pattern ANCHOR = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Ids that this class gives. */
    private static final Pattern NUMBERED = Pattern.compile("[bn][0-9]+");

    final Links links;
    final boolean guillemets;
    final Losses losses = new Losses(this::isConsumed);
    final FoundFiles files;
    /** The block of each anchor, as an earlier pass over the same page found it. */
    private final Map<String, String> known;

    /** The anchors that links of the page lead to. */
    private final Set<String> targets;

    private final Map<String, String> found = new HashMap<>();

    /** The other way round: the anchors of each block. */
    private final Map<String, List<String>> anchorsOf = new HashMap<>();

    private final Set<String> pending = new LinkedHashSet<>();
    private final Set<String> used = new HashSet<>();
    private int blocks;

    private final Map<String, Footnote> notes = new LinkedHashMap<>();
    private final Set<Node> consumed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final NoteFinder noteFinder;

    Conversion(
            Links links,
            boolean guillemets,
            Function<String, UUID> ids,
            NoteFinder noteFinder,
            Set<String> targets,
            Map<String, String> known) {
        this.links = links;
        this.guillemets = guillemets;
        this.files = new FoundFiles(ids, losses);
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
        if (!pending.isEmpty()) {
            pending.forEach(anchor -> found.put(anchor, id));
            anchorsOf.put(id, List.copyOf(pending));
            pending.clear();
        }
        return id;
    }

    /** The anchors of the element that links lead to. */
    List<String> targets(Element element) {
        if (!element.hasAttr("id") && !element.hasAttr("name")) {
            return List.of();
        }
        return Stream.of(element.id(), element.attr("name"))
                .filter(targets::contains)
                .toList();
    }

    /** The next block is where this anchor leads. */
    void anchor(String name) {
        if (!name.isEmpty() && !found.containsKey(name)) {
            pending.add(name);
        }
    }

    /** The block is none any more: its anchors lead to the next one. */
    void forget(String id) {
        for (var anchor : anchorsOf.getOrDefault(id, List.of())) {
            found.remove(anchor);
            pending.add(anchor);
        }
        anchorsOf.remove(id);
        used.remove(id);
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

    /** By their ids; those that are removed are none of the body. */
    Map<String, Footnote> notes() {
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
            var id = noteFinder.id(text);
            if (!notes.containsKey(id)) {
                var flow = new Flow(this, Flow.Mode.NOTE, new Inline()).children(text);
                notes.put(id, new Footnote(id, Inline.lines(flow.end().texts())));
            }
            return id;
        });
    }
}
