package kz.malim.syndication;

import static kz.malim.syndication.JsonLdFormat.object;
import static kz.malim.syndication.JsonLdFormat.putText;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyText;
import kz.malim.body.BodyVisitor;
import kz.malim.body.Box;
import kz.malim.body.Divider;
import kz.malim.body.Heading;
import kz.malim.body.Questions;
import kz.malim.body.Quote;

/** The blocks for which schema.org has types, besides the {@code articleBody} that has the words of all. */
record JsonLdBody(SyndicatedArticle outgoing) {
    void addTo(ObjectNode document) {
        var parts = parts();
        if (!parts.isEmpty()) {
            document.set("hasPart", parts);
        }
        var body = outgoing.article().body();
        if (body.stream().anyMatch(Questions.class::isInstance) && body.stream().allMatch(JsonLdBody::isOfQuestions)) {
            document.putArray("@type").add("NewsArticle").add("FAQPage");
            document.set("mainEntity", questions(body));
        }
    }

    private ArrayNode parts() {
        var parts = JsonNodeFactory.instance.arrayNode();
        new BodyVisitor() {
            @Override
            public void block(String at, BodyBlock block) {
                if (block instanceof Quote quote) {
                    parts.add(quotation(quote));
                } else if (block instanceof Box box) {
                    var part = object("CreativeWork");
                    putText(part, "name", box.title());
                    parts.add(part.put("text", words(box.body())));
                }
            }
        }.blocks("", outgoing.article().body());
        return parts;
    }

    private ObjectNode quotation(Quote quote) {
        var part = object("Quotation", "text", words(quote.words()));
        if (quote.attribution() != null) {
            part.set("creator", object("Person", "name", quote.attribution()));
        }
        if (quote.source() != null) {
            var source = object("CreativeWork", "name", quote.source().name());
            putText(source, "url", SyndicatedArticle.link(quote.source().url()));
            part.set("isPartOf", source);
        }
        return part;
    }

    /** An FAQPage is one whole page of questions: one list of them among other text makes none. */
    private static boolean isOfQuestions(BodyBlock block) {
        return block instanceof Questions || block instanceof Heading || block instanceof Divider;
    }

    private ArrayNode questions(List<BodyBlock> body) {
        var all = JsonNodeFactory.instance.arrayNode();
        body.stream()
                .filter(Questions.class::isInstance)
                .flatMap(block -> ((Questions) block).items().stream())
                .forEach(item -> {
                    var question = object("Question", "name", item.question());
                    question.set("acceptedAnswer", object("Answer", "text", words(item.body())));
                    all.add(question);
                });
        return all;
    }

    /** Of a part alone: footnotes are the whole article's. */
    private String words(List<BodyBlock> body) {
        return BodyText.of(body, outgoing.renderContext()::photo).stripTrailing();
    }
}
