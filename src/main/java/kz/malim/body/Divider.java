package kz.malim.body;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A break between two parts of the article. */
@Schema(name = "DividerBlock", description = "A break between two parts of the article.")
public record Divider(String id) implements BodyBlock {
    @Override
    public void accept(String at, BodyVisitor visitor) {}
}
