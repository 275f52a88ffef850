package kz.malim.listing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
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
 * The fields of a response that a client selects: {@code id,title,byline.text}. Only fields of the view can be selected,
 * so no column and no field that is not public anyway.
 */
public final class FieldSelection {
    /** For the contract. */
    public static final String PATTERN = "^[A-Za-z]+([.][A-Za-z]+)?(,[A-Za-z]+([.][A-Za-z]+)?){0,39}$";

    private static final String PARAMETER = "fields";
    private static final int MAX_FIELDS = 40;

    /** Parts by field; no parts select the whole field. Null selects everything. */
    private final @Nullable Map<String, Set<String>> selected;

    private FieldSelection(@Nullable Map<String, Set<String>> selected) {
        this.selected = selected;
    }

    /** @param view the record whose fields can be selected */
    public static FieldSelection of(@Nullable String parameter, Class<?> view) {
        if (parameter == null) {
            return new FieldSelection(null);
        }
        var selected = new HashMap<String, Set<String>>();
        for (var name : CommaSeparatedList.of(PARAMETER, parameter, MAX_FIELDS)) {
            int dot = name.indexOf('.');
            var field = component(dot < 0 ? name : name.substring(0, dot), name, "", view);
            if (dot < 0) {
                selected.put(field.getName(), Set.of());
            } else {
                var part = component(
                        name.substring(dot + 1), name, field.getName() + ".", element(field.getGenericType()));
                selected.merge(field.getName(), Set.of(part.getName()), FieldSelection::union);
            }
        }
        return new FieldSelection(selected);
    }

    private static RecordComponent component(String name, String term, String prefix, Class<?> view) {
        if (!view.isRecord()) {
            throw unknown(term, List.of(prefix.substring(0, prefix.length() - 1)));
        }
        var components = Arrays.stream(view.getRecordComponents())
                .filter(FieldSelection::isSent)
                .toList();
        return components.stream()
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(
                        term,
                        components.stream()
                                .map(component -> prefix + component.getName())
                                .toList()));
    }

    private static boolean isSent(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.access() != JsonProperty.Access.WRITE_ONLY;
    }

    private static Problem unknown(String term, List<String> names) {
        return Problem.invalidParameter(
                PARAMETER,
                "Unknown field \"" + NearestName.shown(term) + "\"." + NearestName.question(term, names) + " Known: "
                        + String.join(", ", names) + ".");
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType list) {
            return element(list.getActualTypeArguments()[0]);
        }
        return (Class<?>) type;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Set.of();
        }
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** This selection with more fields: those of {@code include} need not be selected again. */
    public FieldSelection and(Collection<String> names) {
        if (selected == null) {
            return this;
        }
        var more = new HashMap<>(selected);
        names.forEach(name -> more.put(name, Set.of()));
        return new FieldSelection(more);
    }

    public boolean all() {
        return selected == null;
    }

    /** Whether this field or a part of it is selected by name. */
    public boolean names(String field) {
        return selected != null && selected.containsKey(field);
    }

    /** Removes what is not selected; the fields keep their order. */
    public JsonNode prune(JsonNode response) {
        if (selected != null && response instanceof ObjectNode object) {
            object.retain(selected.keySet());
            selected.forEach((field, parts) -> {
                if (!parts.isEmpty()) {
                    retain(object.path(field), parts);
                }
            });
        }
        return response;
    }

    private static void retain(JsonNode value, Set<String> parts) {
        if (value instanceof ObjectNode object) {
            object.retain(new ArrayList<>(parts));
        } else {
            value.forEach(element -> retain(element, parts));
        }
    }
}
