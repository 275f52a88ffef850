package kz.malim.search;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The newsroom's own synonyms. */
@Schema(name = "Synonyms", description = "All of the newsroom's own synonyms.")
record SynonymsView(
        @Schema(description = "Increases with every change. It is the `ETag`.")
        int version,

        List<SynonymInput.Rule> rules) {}
