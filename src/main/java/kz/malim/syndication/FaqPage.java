package kz.malim.syndication;

import static kz.malim.syndication.JsonLdFormat.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyText;
import kz.malim.body.Divider;
import kz.malim.body.Heading;
import kz.malim.body.Questions;

/** An article that is questions and answers, as schema.org knows it. One list of them among other text makes none. */
final class FaqPage {
    private FaqPage() {}

    static void addTo(ObjectNode document, SyndicatedArticle outgoing) {
        var body = outgoing.article().body();
        if (!isFaq(body)) {
            return;
        }
        var type = document.get("@type");
        document.putArray("@type").add(type).add("FAQPage");
        var questions = document.putArray("mainEntity");
        body.stream()
                .filter(Questions.class::isInstance)
                .flatMap(block -> ((Questions) block).items().stream())
                .forEach(item -> {
                    var answer = object("Answer", "text", BodyText.words(item.body(), outgoing.renderContext()));
                    questions.add(object("Question", "name", item.question()).set("acceptedAnswer", answer));
                });
    }

    private static boolean isFaq(List<BodyBlock> body) {
        return body.stream().anyMatch(Questions.class::isInstance)
                && body.stream()
                        .allMatch(block ->
                                block instanceof Questions || block instanceof Heading || block instanceof Divider);
    }
}
