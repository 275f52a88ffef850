package kz.malim.probe;

import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader does with it. */
@Schema(name = "MediaKind", description = "What a reader does with it: watch, listen, or download.")
public enum MediaKind implements WireName {
    VIDEO,
    AUDIO,
    FILE
}
