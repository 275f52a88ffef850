package kz.malim.contract;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** What holds for the parameters of every operation. */
final class Parameters {
    private static final String IF_MATCH = "If-Match";
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private static final String ID = "01a20cfc-1037-7c4c-95c7-5dd2e8cade50";
    private static final String CURSOR = "AgEBoithbEhxvYYLGGfnRN9KAAAAAGrwbswAAAAA_or1ee8v";

    /** Of parameters that mean the same everywhere, by name, where the operation has none of its own. */
    private static final Map<String, Object> EXAMPLES = Map.ofEntries(
            entry("id", ID),
            entry("delivery", "00000000-a3f1-8c0d-a1f2-6a5270c1b2d3"),
            entry("entry", "01a20d11-6e33-7b5a-8d96-3a5b6c7d8e42"),
            entry("link", "01a20d12-7f44-7c6b-9ea7-4b6c7d8e9f53"),
            entry("article", ID),
            entry("ids", ID),
            entry("slugOrId", "aqzhaysanda-tungi-kitaphana-ashyldy"),
            entry("name", "main"),
            entry("token", "AaINEFsOfBqaYw8vPwyKEQAAAABq"),
            entry("cursor", CURSOR),
            entry("page", 2),
            entry("limit", 5),
            entry("number", "2"),
            entry("q", "kitaphana"),
            entry("Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324"),
            entry("If-None-Match", "\"CpgGzHo79z8T8Uyu_LEt155K\""),
            entry("If-Range", "\"CpgGzHo79z8T8Uyu_LEt155K\""),
            entry("Last-Event-ID", "AgEBoithbEhxvYYL"));

    private static final String SINCE = "since";

    private Parameters() {}

    static void correct(Operation operation) {
        var all = operation.getParameters();
        if (all == null) {
            return;
        }
        // `tag!` is for URLs that people write; no language has a name for it, and `tag` can say the same
        var named = all.stream().filter(Parameters::isIdentifier).toList();
        operation.setParameters(named);
        named.stream()
                .filter(parameter -> IF_MATCH.equals(parameter.getName()) && !mayCreate(named))
                .forEach(parameter -> parameter.setRequired(true)); // 428 without
        named.stream().filter(Parameters::hasNoExample).forEach(Parameters::addExample);
    }

    private static boolean hasNoExample(Parameter parameter) {
        return parameter.getExample() == null && parameter.getSchema().getEnumeration() == null;
    }

    private static void addExample(Parameter parameter) {
        var schema = parameter.getSchema();
        boolean isNumber = schema.getType() != null && schema.getType().contains(SchemaType.INTEGER);
        var example = schema.getDefaultValue() != null
                ? schema.getDefaultValue()
                : SINCE.equals(parameter.getName())
                        ? (isNumber ? (Object) 1 : "AgEBoithbEhxvYYL") // a revision, or a place in the changes
                        : EXAMPLES.get(parameter.getName());
        if (example != null) { // GeneratedClientsTest reports those without
            parameter.setExample(example);
        }
    }

    private static boolean isIdentifier(Parameter parameter) {
        return parameter.getIn() == Parameter.In.HEADER
                || IDENTIFIER.matcher(parameter.getName()).matches();
    }

    /** {@code If-None-Match: *} creates what {@code If-Match} would replace. */
    private static boolean mayCreate(List<Parameter> parameters) {
        return parameters.stream().anyMatch(parameter -> "If-None-Match".equals(parameter.getName()));
    }
}
