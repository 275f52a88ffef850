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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Refuses query parameters the operation does not declare, and parameters sent empty or twice. An ignored misspelling is how
 * {@code ?tga=x} answers everything.
 */
@Provider
class QueryParameterFilter implements ContainerRequestFilter {
    private final ResourceInfo operation;
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    QueryParameterFilter(ResourceInfo operation) {
        this.operation = operation;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var sent = request.getUriInfo().getQueryParameters();
        if (sent.isEmpty()) {
            return;
        }
        var names = known.computeIfAbsent(operation.getResourceMethod(), QueryParameterFilter::declared);
        new TreeMap<>(sent).forEach((name, values) -> { // so that one request has one answer
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
        var shown = NearestName.shown(name);
        var detail = "There is no parameter \"" + shown + "\" here." + NearestName.question(name, names)
                + (names.isEmpty() ? " This resource takes none." : " Known: " + String.join(", ", names) + ".");
        return new Problem(
                ProblemType.UNKNOWN_PARAMETER, detail, List.of(ProblemView.Violation.ofParameter(shown, detail)));
    }
}
