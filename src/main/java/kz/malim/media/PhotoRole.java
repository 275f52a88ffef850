package kz.malim.media;

import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a photo does in an article: stand for it on cards and at its head, or illustrate a place in its body. */
@Schema(description = "`lead` stands at the head of the article and on cards, `body` inside the text.")
public enum PhotoRole implements WireName {
    LEAD,
    BODY
}
