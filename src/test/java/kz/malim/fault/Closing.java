package kz.malim.fault;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What must hold after every fault, whatever it was: nothing acknowledged is lost, nothing is there twice, nothing is there
 * by half, and every replica and the change log say the same.
 */
record Closing(int written, long inDoubt, long lost, long doubled, long torn, long differing) {
    static Closing of(Ledger ledger, Stage stage) {
        ledger.settle(stage.replicas().getFirst(), stage.key());
        long lost = 0;
        long torn = 0;
        long differing = 0;
        for (var entry : ledger.acknowledged()) {
            var answers = stage.replicas().stream()
                    .map(replica -> asked(replica, entry))
                    .toList();
            lost += answers.getFirst().status() == 200 ? 0 : 1;
            torn += isWhole(answers.getFirst(), entry) ? 0 : 1;
            differing += answers.stream().map(Client.Answer::body).distinct().count() - 1;
        }
        return new Closing(
                ledger.size(),
                ledger.everInDoubt(),
                lost,
                doubled(stage, "select title from revision where state = 'published'")
                        + doubled(stage, "select article_id from change where kind = 'article.published'"),
                torn,
                differing + unlogged(stage));
    }

    private static Client.Answer asked(Replica replica, Ledger.Entry entry) {
        return Client.get(replica.url() + "/api/articles/" + requireNonNull(entry.slug()));
    }

    private static boolean isWhole(Client.Answer answer, Ledger.Entry entry) {
        return answer.status() == 200
                && List.of("The first sentence of ", "The last sentence of ").stream()
                        .allMatch(sentence -> answer.body().contains(sentence + entry.title() + "."));
    }

    private static long doubled(Stage stage, String of) {
        return stage.number(
                "select count(*) from (select 1 from (%s) x(it) group by it having count(*) > 1) twice".formatted(of));
    }

    /** What readers can see and nobody was told of. */
    private static long unlogged(Stage stage) {
        return stage.number("""
                select count(*) from revision r where state = 'published'
                   and not exists (select from change c where c.article_id = r.article_id)""");
    }

    boolean holds() {
        return lost == 0 && doubled == 0 && torn == 0 && differing == 0;
    }

    Closing plus(Closing other) {
        return new Closing(
                written + other.written,
                inDoubt + other.inDoubt,
                lost + other.lost,
                doubled + other.doubled,
                torn + other.torn,
                differing + other.differing);
    }

    static Closing nothing() {
        return new Closing(0, 0, 0, 0, 0, 0);
    }
}
