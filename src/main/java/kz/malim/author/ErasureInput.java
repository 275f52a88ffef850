package kz.malim.author;

import java.util.List;
import kz.malim.management.CommonFields;
import kz.malim.text.WireName;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far an erasure goes, as administrators send it. */
@Schema(name = "ErasureInput", description = "How far the erasure of an author goes.")
record ErasureInput(
        @Schema(
                maxItems = MAX_NAMES,
                description =
                        "Names under which the person has edited: names of keys, or as the identity provider has them."
                                + " They are replaced by a pseudonym in revisions, keys, links and the audit log. A name"
                                + " that others share is theirs too.")
        @Nullable
        List<String> editorNames,

        @Schema(
                description =
                        "`keep`, the default, leaves printed bylines that name the person, and counts them; `remove`"
                                + " empties them, also in history.")
        @Nullable
        Bylines bylines) {
    private static final int MAX_NAMES = 20;

    /** What becomes of printed bylines. */
    @Schema(name = "ErasureBylines", description = "What becomes of printed bylines that name the person.")
    enum Bylines implements WireName {
        KEEP,
        REMOVE
    }

    ErasureInput {
        var names = editorNames == null ? List.<String>of() : editorNames;
        if (names.size() > MAX_NAMES) {
            throw RequestJson.refused("editorNames", "At most " + MAX_NAMES + ".");
        }
        editorNames = names.stream()
                .map(name -> CommonFields.line(name, "editorNames", CommonFields.NAME))
                .toList();
    }

    String[] editors() {
        return editorNames == null ? new String[0] : editorNames.toArray(String[]::new);
    }
}
