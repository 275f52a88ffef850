package kz.malim.body;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import kz.malim.text.InlineText;
import org.jspecify.annotations.Nullable;

/** Where the footnotes of a body are mentioned, and in which order. */
public final class Footnotes {
    private Footnotes() {}

    /** In the order of their first mention, which is that of their numbers; those mentioned nowhere are last. */
    public static List<Footnote> inOrder(List<Footnote> notes, List<BodyBlock> body) {
        if (notes.isEmpty()) {
            return List.of();
        }
        var places = new HashMap<String, Integer>();
        new BodyVisitor() {
            @Override
            public void text(String at, @Nullable InlineText text, Presence presence) {
                if (text != null) {
                    text.notes().forEach(note -> places.putIfAbsent(note, places.size()));
                }
            }
        }.blocks("", body);
        return notes.stream()
                .sorted(Comparator.comparingInt(note -> places.getOrDefault(note.id(), places.size())))
                .toList();
    }

    /** The number of a note among these, from 1; or 0. */
    static int number(List<Footnote> notes, @Nullable String id) {
        for (int i = 0; i < notes.size(); i++) {
            if (notes.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        return 0;
    }
}
