package kz.malim.contract;

import static java.util.Objects.requireNonNull;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.malim.body.BodyBlock;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** The schemas of sealed types: unions discriminated by {@code type}. */
final class Unions {
    private static final String TYPE = "type";
    private static final DotName JSON_SUBTYPES = DotName.createSimple(JsonSubTypes.class);

    private final Map<String, Schema> all;
    private final IndexView index;

    Unions(Map<String, Schema> all, IndexView index) {
        this.all = all;
        this.index = index;
    }

    void discriminate() {
        index.getAnnotations(JSON_SUBTYPES).stream()
                .map(subtypes -> subtypes.target().asClass().name())
                .distinct()
                .forEach(union -> discriminate(index.getClassByName(union)));
    }

    /** The only form of union that generators support: flat variants, each with its one type, and a full mapping. */
    private void discriminate(ClassInfo type) {
        var union = all.get(Schemas.nameOf(type));
        if (union == null) {
            return;
        }
        var discriminator = OASFactory.createDiscriminator().propertyName(TYPE);
        var variants = new ArrayList<Schema>();
        Arrays.stream(type.declaredAnnotation(JSON_SUBTYPES).value().asNestedArray())
                .forEach(subtype -> {
                    var value = subtype.value("name").asString();
                    var name = Schemas.nameOf(
                            index.getClassByName(subtype.value().asClass().name()));
                    addType(requireNonNull(all.get(name), name), value);
                    variants.add(OASFactory.createSchema().ref(name));
                    discriminator.addMapping(value, Schemas.PREFIX + name);
                });
        union.type(null).additionalPropertiesSchema(null).oneOf(variants).discriminator(discriminator);
    }

    private static void addType(Schema variant, String value) {
        var properties = new LinkedHashMap<String, Schema>();
        properties.put(TYPE, OASFactory.createSchema().addType(STRING).addEnumeration(value));
        properties.putAll(variant.getProperties());
        requireNonNull(properties.get("id")).pattern(BodyBlock.ID);
        var required = new ArrayList<>(List.of(TYPE));
        required.addAll(variant.getRequired());
        variant.properties(properties).required(required);
        Examples.ofBlock(value).ifPresent(variant::addExample);
    }
}
