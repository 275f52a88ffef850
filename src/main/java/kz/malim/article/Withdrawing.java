package kz.malim.article;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kz.malim.access.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The acts that take down, trash and correct articles. */
@ApplicationScoped
public class Withdrawing {
    private final Transitions transitions;
    private final Visibility visibility;
    private final EntityManager database;
    private final Clock clock;

    Withdrawing(Transitions transitions, Visibility visibility, EntityManager database, Clock clock) {
        this.transitions = transitions;
        this.visibility = visibility;
        this.database = database;
        this.clock = clock;
    }

    /** Readers get a 410 with the reason instead of the article. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void takeDown(Article article, String reason, String by) {
        transitions.begin(article, Transition.TAKE_DOWN);
        withdraw(article, by);
        database.createNativeQuery("insert into takedown (article_id, reason, at) values (?1, ?2, ?3)")
                .setParameter(1, article.id())
                .setParameter(2, reason)
                .setParameter(3, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
        article.endReview();
    }

    /** Readers get a 404 from now on; only publishing shows the article again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void liftTakedown(Article article) {
        transitions.begin(article, Transition.LIFT_TAKEDOWN);
        article.touch(clock.instant());
        database.createNativeQuery("delete from takedown where article_id = ?1")
                .setParameter(1, article.id())
                .executeUpdate();
    }

    /** Trashing a published or scheduled article also unpublishes it, which needs a publisher. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void trash(Article article, String by) {
        var status = transitions.begin(article, Transition.TRASH);
        if (status.visible() || status.scheduled()) {
            transitions.begin(article, Transition.TRASH, Role.PUBLISHER);
        }
        withdraw(article, by);
        article.trash(clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void restore(Article article) {
        transitions.begin(article, Transition.RESTORE);
        article.touch(clock.instant());
        article.restore();
    }

    /** Publishes a correction. It cannot be removed: a wrong correction is corrected by another. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void correct(Article article, String text, String by) {
        transitions.begin(article, Transition.CORRECT);
        article.edited();
        article.touch(clock.instant());
        database.createNativeQuery("insert into correction (id, article_id, at, text, by) values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, Article.newId())
                .setParameter(2, article.id())
                .setParameter(3, clock.instant().atOffset(ZoneOffset.UTC))
                .setParameter(4, text)
                .setParameter(5, by)
                .executeUpdate();
    }

    private void withdraw(Article article, String by) {
        article.touch(clock.instant());
        visibility.cancelSchedule(article);
        visibility.hide(article, by);
    }

    public List<Correction> corrections(Article article) {
        List<?> rows = database.createNativeQuery(
                        "select at, text, by from correction where article_id = ?1 order by at, id", Object[].class)
                .setParameter(1, article.id())
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Correction((Instant) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /** A correction as editors see it. */
    @Schema(name = "EditedCorrection", description = "A published correction of the article.")
    public record Correction(
            Instant at,
            String text,

            @Schema(description = "The name of the API key it was written with.")
            String by) {}
}
