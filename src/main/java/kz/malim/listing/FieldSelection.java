package kz.malim.listing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.malim.web.NearestName;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of an answer a client wants: {@code id,title,byline.text}. What may be named is what the view lists, so
 * no column and no field that is not shown anyway can be asked for.
 */
public final class FieldSelection {
    private static final String PARAMETER = "fields";
    private static final int MOST = 40;

    /** By name; no parts named means the field whole. Null is everything. */
    private final @Nullable Map<String, Set<String>> wanted;

    private FieldSelection(@Nullable Map<String, Set<String>> wanted) {
        this.wanted = wanted;
    }

    /** @param view the record whose fields can be named */
    public static FieldSelection of(@Nullable String parameter, Class<?> view) {
        if (parameter == null) {
            return new FieldSelection(null);
        }
        var wanted = new HashMap<String, Set<String>>();
        for (var name : CommaSeparatedList.of(PARAMETER, parameter, MOST)) {
            int dot = name.indexOf('.');
            var field = component(dot < 0 ? name : name.substring(0, dot), name, "", view);
            if (dot < 0) {
                wanted.put(field.getName(), Set.of());
            } else {
                var part = component(
                        name.substring(dot + 1), name, field.getName() + ".", element(field.getGenericType()));
                wanted.merge(field.getName(), Set.of(part.getName()), FieldSelection::both);
            }
        }
        return new FieldSelection(wanted);
    }

    private static RecordComponent component(String name, String written, String prefix, Class<?> view) {
        if (!view.isRecord()) {
            throw unknown(written, List.of(prefix.substring(0, prefix.length() - 1)));
        }
        var components = view.getRecordComponents();
        return Arrays.stream(components)
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(
                        written,
                        Arrays.stream(components)
                                .map(component -> prefix + component.getName())
                                .toList()));
    }

    private static Problem unknown(String written, List<String> names) {
        return Problem.invalidParameter(
                PARAMETER,
                "There is no field \"" + NearestName.shown(written) + "\" here." + NearestName.question(written, names)
                        + " Known: " + String.join(", ", names) + ".");
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType list) {
            return element(list.getActualTypeArguments()[0]);
        }
        return (Class<?>) type;
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Set.of();
        }
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** These fields and whole parts besides: what {@code include} asks for need not be named again. */
    public FieldSelection and(Collection<String> names) {
        if (wanted == null) {
            return this;
        }
        var more = new HashMap<>(wanted);
        names.forEach(name -> more.put(name, Set.of()));
        return new FieldSelection(more);
    }

    public boolean all() {
        return wanted == null;
    }

    /** Whether this field or a part of it was asked for by its name. */
    public boolean names(String field) {
        return wanted != null && wanted.containsKey(field);
    }

    /** The answer with what is wanted and nothing else. The fields stay in their order. */
    byte[] write(Object view, ObjectMapper json) throws JsonProcessingException {
        return json.writeValueAsBytes(wanted == null ? view : prune(json.valueToTree(view)));
    }

    public JsonNode prune(JsonNode answer) {
        if (wanted != null && answer instanceof ObjectNode object) {
            object.retain(wanted.keySet());
            wanted.forEach((field, parts) -> {
                if (!parts.isEmpty()) {
                    retain(object.path(field), parts);
                }
            });
        }
        return answer;
    }

    private static void retain(JsonNode value, Set<String> parts) {
        if (value instanceof ObjectNode object) {
            object.retain(new ArrayList<>(parts));
        } else {
            value.forEach(element -> retain(element, parts));
        }
    }
}
