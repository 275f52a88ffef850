package kz.malim.sync;

import java.util.EnumSet;
import java.util.Set;
import kz.malim.listing.ArticleListing;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has of all changes, validated. By kind and language only: no article ever leaves these, so whether an event is in
 * a stream depends on nothing that came before it.
 *
 * @param since where to begin; null for now
 * @param full whether events have the documents
 * @param resync the address of a snapshot of the same
 */
record StreamFilter(Following following, @Nullable ChangeCursor since, boolean full, String resync) {
    /** Of a page of a client that catches up: small, so that many at once fit into memory. */
    private static final String REPLAYED = "20";

    static StreamFilter of(StreamParameters parameters, ArticleListing listing) {
        var data = parameters.data();
        if (data != null && !data.equals("thin") && !data.equals("full")) {
            throw Problem.invalidParameter("data", "Either thin or full.");
        }
        var changes = new ChangeParameters(
                null, REPLAYED, parameters.kind(), parameters.lang(), null, null, null, null, null, null);
        var snapshot = new ChangeParameters(
                null, null, parameters.kind(), parameters.lang(), null, null, null, null, null, null);
        var following = Following.of(changes, listing);
        return new StreamFilter(
                following,
                parameters.since() == null ? null : following.cursor(parameters.since()),
                "full".equals(data),
                Following.snapshot(snapshot));
    }

    boolean accepts(ChangeView view) {
        return following.kinds().contains(view.kind())
                && (langs().isEmpty() || view.lang() == null || langs().contains(view.lang()));
    }

    boolean isDefault() {
        return !full && langs().isEmpty() && following.kinds().equals(EnumSet.allOf(ThingKind.class));
    }

    private Set<Language> langs() {
        return following.articles().filter().langs();
    }

    int hash() {
        return following.filter();
    }
}
