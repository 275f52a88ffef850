package kz.malim.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A section or a tag by itself. */
record TopicDocument(
        UUID id,
        String slug,
        String name,
        Map<String, String> names,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String parent) {

    /** Of a row {@code s} of {@code published_section}. */
    static final String SECTION =
            "json_build_object('id', s.id, 'slug', s.slug, 'name', s.name, 'names', s.names, 'parent',"
                    + " (select p.slug from published_section p where p.id = s.parent_id))";

    /** Of a row {@code t} of {@code published_tag}. */
    static final String TAG =
            "json_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'names', t.names, 'parent', null)";
}
