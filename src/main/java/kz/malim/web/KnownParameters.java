package kz.malim.web;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Refuses query parameters the operation does not declare, and parameters sent empty or twice. An ignored misspelling is how
 * {@code ?tga=x} answers everything.
 */
@Provider
class KnownParameters implements ContainerRequestFilter {
    private final ResourceInfo operation;
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    KnownParameters(ResourceInfo operation) {
        this.operation = operation;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()) {
            return;
        }
        var names = known.computeIfAbsent(operation.getResourceMethod(), KnownParameters::declared);
        sent.forEach((name, values) -> {
            if (!names.contains(name)) {
                throw unknown(name, names);
            }
            if (values.getFirst().isEmpty()) {
                throw Problem.invalidParameter(name, "Give " + name + " a value or leave it out.");
            }
            if (values.size() > 1) {
                throw Problem.invalidParameter(name, "Send " + name + " once.");
            }
        });
    }

    private static Set<String> declared(Method operation) {
        var names = new TreeSet<String>();
        Arrays.stream(operation.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getDeclaredFields())
                        : Stream.<AnnotatedElement>of(parameter))
                .map(place -> place.getAnnotation(QueryParam.class))
                .filter(annotation -> annotation != null)
                .forEach(annotation -> names.add(annotation.value()));
        return names;
    }

    private static Problem unknown(String name, Set<String> names) {
        var nearest = names.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(2, candidate.length() / 2))
                .min((left, right) -> Integer.compare(distance(name, left), distance(name, right)));
        var shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        var detail = "There is no parameter \"" + shown + "\" here."
                + nearest.map(candidate -> " Did you mean \"" + candidate + "\"?")
                        .orElse("")
                + (names.isEmpty() ? " This resource takes none." : " Known: " + String.join(", ", names) + ".");
        return new Problem(
                ProblemType.UNKNOWN_PARAMETER, detail, List.of(ProblemView.Violation.ofParameter(shown, detail)));
    }

    /** Levenshtein's: how many letters to change, add or take away. */
    private static int distance(String left, String right) {
        int most = Math.min(left.length(), 40);
        var row = new int[right.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= most; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[row.length - 1];
    }
}
