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
 * Refuses query parameters that the operation does not declare, and parameters sent empty or twice. If misspelt ones were
 * ignored, {@code ?tga=x} would return everything.
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
        var parameters = request.getUriInfo().getQueryParameters();
        if (parameters.isEmpty()) {
            return;
        }
        var names = known.computeIfAbsent(operation.getResourceMethod(), QueryParameterFilter::declared);
        new TreeMap<>(parameters).forEach((name, values) -> { // sorted, so that equal requests get equal responses
            if (!names.contains(name)) {
                throw unknown(name, names);
            }
            if (values.getFirst().isEmpty()) {
                throw Problem.invalidParameter(name, name + " is empty: send a value or omit it.");
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
                .map(element -> element.getAnnotation(QueryParam.class))
                .filter(annotation -> annotation != null)
                .forEach(annotation -> names.add(annotation.value()));
        return names;
    }

    private static Problem unknown(String name, Set<String> names) {
        var shown = NearestName.shown(name);
        var detail = "Unknown parameter \"" + shown + "\"." + NearestName.question(name, names)
                + (names.isEmpty() ? " This operation has none." : " Known: " + String.join(", ", names) + ".");
        return new Problem(
                ProblemType.UNKNOWN_PARAMETER, detail, List.of(ProblemView.Violation.ofParameter(shown, detail)));
    }
}
