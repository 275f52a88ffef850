package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import kz.malim.access.Role;
import kz.malim.text.Slug;

/** The act that changes the slug of an article. The old slug redirects. */
@ApplicationScoped
public class Renaming {
    private final Articles articles;
    private final Transitions transitions;
    private final Clock clock;

    Renaming(Articles articles, Transitions transitions, Clock clock) {
        this.articles = articles;
        this.transitions = transitions;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void rename(Article article, Slug slug) {
        transitions.begin(article, Transition.EDIT, Role.EDITOR);
        articles.requireFree(slug, article.id());
        article.edited();
        article.touch(clock.instant());
        article.rename(slug);
    }
}
