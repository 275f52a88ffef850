package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The acts that request and end the review of a draft. */
@ApplicationScoped
public class Reviewing {
    private final Transitions transitions;
    private final Clock clock;

    Reviewing(Transitions transitions, Clock clock) {
        this.transitions = transitions;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void request(Article article) {
        transitions.begin(article, Transition.REQUEST_REVIEW);
        article.touch(clock.instant());
        article.requestReview(clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void end(Article article) {
        transitions.begin(article, Transition.END_REVIEW);
        article.touch(clock.instant());
        article.endReview();
    }
}
