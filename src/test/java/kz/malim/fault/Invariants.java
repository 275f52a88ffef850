package kz.malim.fault;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What must hold after every fault: nothing acknowledged is lost, duplicated or incomplete, and all replicas and the change
 * log agree.
 */
record Invariants(int written, long inDoubt, long lost, long duplicated, long torn, long differing) {
    static Invariants of(Ledger ledger, Deployment deployment) {
        ledger.settle(deployment.replicas().getFirst(), deployment.key());
        long lost = 0;
        long torn = 0;
        long differing = 0;
        for (var entry : ledger.acknowledged()) {
            var responses = deployment.replicas().stream()
                    .map(replica -> get(replica, entry))
                    .toList();
            lost += responses.getFirst().status() == 200 ? 0 : 1;
            torn += isWhole(responses.getFirst(), entry) ? 0 : 1;
            differing +=
                    responses.stream().map(Client.Response::body).distinct().count() - 1;
        }
        return new Invariants(
                ledger.size(),
                ledger.everInDoubt(),
                lost,
                duplicated(deployment, "select title from revision where state = 'published'")
                        + duplicated(deployment, "select article_id from change where kind = 'article.published'"),
                torn,
                differing + unlogged(deployment));
    }

    private static Client.Response get(Replica replica, Ledger.Entry entry) {
        return Client.get(replica.url() + "/api/articles/" + requireNonNull(entry.slug()));
    }

    private static boolean isWhole(Client.Response response, Ledger.Entry entry) {
        return response.status() == 200
                && List.of("The first sentence of ", "The last sentence of ").stream()
                        .allMatch(sentence -> response.body().contains(sentence + entry.title() + "."));
    }

    private static long duplicated(Deployment deployment, String of) {
        return deployment.number(
                "select count(*) from (select 1 from (%s) x(it) group by it having count(*) > 1) duplicates"
                        .formatted(of));
    }

    /** Published articles without a row in the change log. */
    private static long unlogged(Deployment deployment) {
        return deployment.number("""
                select count(*) from revision r where state = 'published'
                   and not exists (select from change c where c.article_id = r.article_id)""");
    }

    boolean holds() {
        return lost == 0 && duplicated == 0 && torn == 0 && differing == 0;
    }

    Invariants plus(Invariants other) {
        return new Invariants(
                written + other.written,
                inDoubt + other.inDoubt,
                lost + other.lost,
                duplicated + other.duplicated,
                torn + other.torn,
                differing + other.differing);
    }

    static Invariants nothing() {
        return new Invariants(0, 0, 0, 0, 0, 0);
    }
}
