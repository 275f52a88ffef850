package kz.malim.published;

import java.util.List;
import kz.malim.body.BodyBlock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of an article alone. */
@Schema(name = "Body", description = "The blocks of an article's body, in reading order.")
public record BodyView(List<BodyBlock> items) {}
