package kz.malim.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Groups the operations by their reader: those of front ends first, and those of the newsroom after them. What both have, such
 * as photos, becomes two groups, so that nobody has to look for the reading among the writing.
 */
final class Groups {
    /** By which Redocly and Scalar order the groups. */
    static final String EXTENSION = "x-tagGroups";

    private static final String SUFFIX = " (management)";

    /** What a front end begins with, and an editor. */
    private static final List<String> FIRST = List.of("Articles", "Blocks", "Site", "Editing");

    private final OpenAPI document;
    private final Set<String> ofReaders = new TreeSet<>();

    Groups(OpenAPI document) {
        this.document = document;
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (!Contract.isManagement(path)) {
                item.getOperations().values().forEach(operation -> ofReaders.addAll(operation.getTags()));
            }
        });
    }

    void separate() {
        var shared = new TreeSet<String>();
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (Contract.isManagement(path)) {
                item.getOperations().values().forEach(operation -> separate(operation, shared));
            }
        });
        var tags = new ArrayList<>(document.getTags());
        document.getTags().stream()
                .filter(tag -> shared.contains(tag.getName()))
                .map(tag -> OASFactory.createTag().name(tag.getName() + SUFFIX).description(tag.getDescription()))
                .forEach(tags::add);
        tags.sort(Comparator.comparing((Tag tag) -> !ofReaders.contains(tag.getName()))
                .thenComparingInt(tag -> rank(tag.getName()))
                .thenComparing(Tag::getName));
        document.setTags(tags);
        document.addExtension(EXTENSION, List.of(group("For readers", true), group("For the newsroom", false)));
    }

    private Map<String, Object> group(String name, boolean readers) {
        var group = new LinkedHashMap<String, Object>(); // its order is that of the document
        group.put("name", name);
        group.put(
                "tags",
                document.getTags().stream()
                        .map(Tag::getName)
                        .filter(tag -> ofReaders.contains(tag) == readers)
                        .toList());
        return group;
    }

    private void separate(Operation operation, Set<String> shared) {
        operation.setTags(operation.getTags().stream()
                .map(tag -> {
                    if (!ofReaders.contains(tag)) {
                        return tag;
                    }
                    shared.add(tag);
                    return tag + SUFFIX;
                })
                .toList());
    }

    private static int rank(String tag) {
        int place = FIRST.indexOf(tag);
        return place < 0 ? FIRST.size() : place;
    }
}
