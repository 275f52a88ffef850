package kz.malim.media;

import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The role of a photo in an article: lead photo, shown at the top and on cards, or illustration in the body. */
@Schema(description = "`lead` stands at the head of the article and on cards, `body` inside the text.")
public enum PhotoRole implements WireName {
    LEAD,
    BODY
}
