package kz.malim.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/** Notes which operation of the contract a request was for: also when it was refused, which is why this sees the response. */
@Provider
class OperationName implements ContainerResponseFilter {
    private static final String KEY = OperationName.class.getName();

    private final CurrentVertxRequest current;
    private final Map<Method, String> names = new ConcurrentHashMap<>();

    OperationName(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (current.getOtherHttpContextObject() instanceof ResteasyReactiveRequestContext context
                && context.getTarget() != null) {
            var method = context.getTarget().getLazyMethod().getMethod();
            current.getCurrent().put(KEY, names.computeIfAbsent(method, OperationName::declared));
        }
    }

    private static String declared(Method method) {
        var operation = method.getAnnotation(Operation.class);
        return operation == null || operation.operationId().isEmpty() ? method.getName() : operation.operationId();
    }

    /** {@code none} of a request that no operation was found for, or that was refused before. */
    static String of(RoutingContext exchange) {
        return exchange.get(KEY, "none");
    }
}
