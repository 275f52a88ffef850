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

/** The acts that take something back: a whole article, for a while or for good, or a sentence of it. */
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

    /** Kills a published article: readers get the reason and HTTP 410 instead. */
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

    /** Readers find nothing from then on; what they saw before comes back by publishing it, and not by itself. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void liftTakedown(Article article) {
        transitions.begin(article, Transition.LIFT_TAKEDOWN);
        article.touch(clock.instant());
        database.createNativeQuery("delete from takedown where article_id = ?1")
                .setParameter(1, article.id())
                .executeUpdate();
    }

    /** What readers see, or will, is taken from them, which only a publisher may. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void trash(Article article, String by) {
        var situation = transitions.begin(article, Transition.TRASH);
        if (situation.shown() || situation.scheduled()) {
            transitions.begin(article, Transition.TRASH, Role.PUBLISHER);
        }
        withdraw(article, by);
        article.trash(clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void takeFromTrash(Article article) {
        transitions.begin(article, Transition.RESTORE);
        article.touch(clock.instant());
        article.takeFromTrash();
    }

    /** Tells readers what was wrong. It is never taken back: a wrong correction is corrected by another. */
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

    /** What was wrong, as editors see it. */
    @Schema(name = "EditedCorrection", description = "What was wrong in the article, told to its readers.")
    public record Correction(
            Instant at,
            String text,

            @Schema(description = "The name of the key it was written with.")
            String by) {}
}
