package kz.malim.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.malim.web.Idempotent;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Adds the {@code Idempotency-Key} header to the operations that accept it. */
final class Retryable {
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

    private final Set<String> operations;

    Retryable(IndexView index) {
        operations = index.getAnnotations(DotName.createSimple(Idempotent.class)).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                .map(annotation -> annotation.target().asMethod().annotation(OPERATION))
                .map(operation -> operation.value("operationId").asString())
                .collect(Collectors.toSet());
    }

    void addTo(Operation operation) {
        if (!operations.contains(operation.getOperationId())) {
            return;
        }
        var parameters = new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.add(OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description(Idempotent.DESCRIPTION)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING).pattern(Idempotent.PATTERN)));
        operation.setParameters(parameters);
    }
}
