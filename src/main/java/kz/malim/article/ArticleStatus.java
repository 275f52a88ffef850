package kz.malim.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;

/** The status of an article by the clock of the database, and the transitions it allows. */
public record ArticleStatus(
        ArticleState state,
        boolean trashed,
        boolean takenDown,
        boolean visible,
        boolean hasDraft,
        boolean scheduled,
        boolean wasVisible,
        boolean inReview,
        boolean endScheduled) {

    public List<Transition> legal() {
        if (trashed) {
            return List.of(Transition.RESTORE);
        }
        var legal = new ArrayList<Transition>();
        legal.add(Transition.EDIT);
        if (takenDown) {
            legal.add(Transition.LIFT_TAKEDOWN);
            return legal;
        }
        addIf(hasDraft && !inReview, Transition.REQUEST_REVIEW, legal);
        addIf(inReview, Transition.END_REVIEW, legal);
        addIf(hasDraft || scheduled, Transition.PUBLISH, legal);
        addIf(visible, Transition.UNPUBLISH, legal);
        addIf(hasDraft || scheduled || visible, Transition.SCHEDULE, legal);
        addIf(scheduled || endScheduled, Transition.UNSCHEDULE, legal);
        addIf(visible, Transition.CORRECT, legal);
        addIf(visible || wasVisible, Transition.TAKE_DOWN, legal);
        legal.add(Transition.TRASH);
        return legal;
    }

    void require(Transition wanted) {
        if (!legal().contains(wanted)) {
            var names = legal().stream().map(Transition::wireName).toList();
            throw new Problem(
                            ProblemType.ILLEGAL_TRANSITION,
                            "\"" + wanted.wireName() + "\" is not possible while the article is " + state.wireName()
                                    + ". Possible: "
                                    + names.stream().collect(Collectors.joining(", ")) + ".")
                    .withMembers(Map.of("state", state.wireName(), "legal", names));
        }
    }

    private static void addIf(boolean possible, Transition transition, List<Transition> legal) {
        if (possible) {
            legal.add(transition);
        }
    }
}
