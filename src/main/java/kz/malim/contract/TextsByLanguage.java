package kz.malim.contract;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * The schemas of texts by language, such as {@code names}: maps of strings beside a field of that name in the singular, which
 * has the same text, as long at most, for all other languages.
 */
final class TextsByLanguage {
    private TextsByLanguage() {}

    /** @param object a schema that may have such properties */
    static void constrain(Schema object) {
        if (object.getProperties() != null) {
            object.getProperties().forEach((name, field) -> {
                var text = object.getProperties().get(singular(name));
                if (isMapOfStrings(field) && text != null) {
                    constrain(field, text);
                }
            });
        }
    }

    /** The name of no field for a word that is not in the plural. */
    private static String singular(String name) {
        return name.endsWith("ies")
                ? name.replaceFirst("ies$", "y")
                : name.endsWith("s") ? name.substring(0, name.length() - 1) : "";
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
