package kz.malim.contract;

import static java.util.Objects.requireNonNull;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * The schemas of texts by language, such as {@code names}: every map of strings is one. Each of its texts is what the field
 * without plural is in another language, and as long at most.
 */
final class TextsByLanguage {
    private TextsByLanguage() {}

    /** @param object a schema that may have such properties */
    static void constrain(Schema object) {
        if (object.getProperties() != null) {
            object.getProperties().forEach((name, field) -> {
                if (isMapOfStrings(field)) {
                    constrain(field, requireNonNull(object.getProperties().get(name.replaceFirst("s$", "")), name));
                }
            });
        }
    }

    static boolean isMapOfStrings(Schema field) {
        var values = field.getAdditionalPropertiesSchema();
        return values != null && values.getType() != null && values.getType().contains(Schema.SchemaType.STRING);
    }

    private static void constrain(Schema texts, Schema text) {
        texts.setPropertyNames(OASFactory.createSchema().ref("Language"));
        texts.getAdditionalPropertiesSchema().minLength(1).maxLength(text.getMaxLength());
    }
}
