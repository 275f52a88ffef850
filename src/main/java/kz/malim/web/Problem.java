package kz.malim.web;

import java.util.List;

/** A failure a client can meet: {@code throw new Problem(NOT_FOUND, "…")}. */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<ProblemView.Violation> errors;

    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public Problem(ProblemType type, String detail, List<ProblemView.Violation> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** A query parameter that cannot have the value it has. */
    public static Problem invalidParameter(String parameter, String detail) {
        return new Problem(
                ProblemType.INVALID_PARAMETER, detail, List.of(ProblemView.Violation.ofParameter(parameter, detail)));
    }

    public ProblemType type() {
        return type;
    }

    public ProblemView view() {
        return ProblemView.of(type, getMessage(), errors);
    }
}
