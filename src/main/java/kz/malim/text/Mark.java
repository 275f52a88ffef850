package kz.malim.text;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a span of text stands out from its neighbours. */
@Schema(description = "How a span stands out from its neighbours.")
public enum Mark implements WireName {
    STRONG,
    EMPHASIS,
    STRIKE,
    SUPERSCRIPT,
    SUBSCRIPT,
    CODE
}
