package kz.malim.pagetext;

import java.util.List;
import java.util.Locale;
import kz.malim.pageline.LineClassifier;
import kz.malim.pageline.Marker;
import kz.malim.pageline.NamedPeople;
import kz.malim.pageline.Quotes;
import org.jspecify.annotations.Nullable;

/** Finds who speaks in a quote: named in it, in the line below or above, or the last person named before a pronoun. */
final class QuoteReader {
    private final List<Line> story;
    private @Nullable String lastNamed;

    QuoteReader(List<Line> story) {
        this.story = story;
    }

    /**
     * A quote, its speaker and the line after it.
     *
     * @param speakerInText whether the words of the quote name the speaker themselves
     */
    record Quoted(@Nullable String speaker, boolean speakerInText, int next) {}

    /** The quote that a line is, or null. */
    @Nullable
    Quoted read(int i) {
        var text = story.get(i).text();
        var spoken = Quotes.of(text);
        if (spoken == null) {
            return null;
        }
        if (spoken.speaker() != null) {
            boolean person = !spoken.speaker().equals(spoken.speaker().toLowerCase(Locale.ROOT));
            lastNamed = person ? spoken.speaker() : lastNamed;
            return new Quoted(spoken.speaker(), true, i + 1);
        }
        if (spoken.pronoun() != null) {
            boolean known = lastNamed != null && NamedPeople.mayBe(lastNamed, spoken.pronoun());
            return new Quoted(known ? lastNamed : null, false, i + 1);
        }
        if (isSpeakerBelow(i)) {
            lastNamed = Marker.withoutGlyph(story.get(i + 1).text());
            return new Quoted(lastNamed, false, i + 2);
        }
        var introduced = i > 0 ? Quotes.introduced(story.get(i - 1).text()) : null;
        lastNamed = introduced != null ? introduced : lastNamed;
        return new Quoted(introduced, false, i + 1);
    }

    private boolean isSpeakerBelow(int i) {
        return Quotes.isQuoted(story.get(i).text())
                && i + 1 < story.size()
                && !LineClassifier.endsSentence(story.get(i + 1).text())
                && Quotes.isSpeaker(story.get(i + 1).text());
    }

    /** Notes whom a paragraph names. */
    void readNames(String paragraph) {
        var named = NamedPeople.last(paragraph);
        lastNamed = named != null ? named : lastNamed;
    }
}
