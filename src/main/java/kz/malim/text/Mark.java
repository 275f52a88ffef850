package kz.malim.text;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The formatting of a span of text. */
@Schema(description = "Formatting of a span.")
public enum Mark implements WireName {
    STRONG,
    EMPHASIS,
    STRIKE,
    SUPERSCRIPT,
    SUBSCRIPT,
    CODE
}
