package kz.malim.web;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A failure a client can meet: {@code throw new Problem(NOT_FOUND, "…")}. */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<ProblemView.Violation> errors;
    private final transient Map<String, Object> members;

    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public Problem(ProblemType type, String detail, List<ProblemView.Violation> errors) {
        this(type, detail, errors, Map.of());
    }

    private Problem(ProblemType type, String detail, List<ProblemView.Violation> errors, Map<String, Object> members) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.members = Collections.unmodifiableMap(new TreeMap<>(members)); // in one order, for the contract too
    }

    /** The same problem with extension members (RFC 9457, 3.2): what a client needs to decide what to do next. */
    public Problem withMembers(Map<String, Object> extensions) {
        return new Problem(type, String.valueOf(getMessage()), errors, extensions);
    }

    /** A query parameter with an invalid value. */
    public static Problem invalidParameter(String parameter, String detail) {
        return new Problem(
                ProblemType.INVALID_PARAMETER, detail, List.of(ProblemView.Violation.ofParameter(parameter, detail)));
    }

    public ProblemType type() {
        return type;
    }

    public ProblemView view() {
        return ProblemView.of(type, getMessage(), errors, members);
    }
}
