package kz.malim.contract;

import java.util.Map;
import kz.malim.text.WireName;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Writes the values of enums as Jackson does; the scanner looks for {@code @EnumNaming} on the enum alone, not on {@link WireName}. */
final class WireNames {
    private static final DotName WIRE_NAME = DotName.createSimple(WireName.class);

    private WireNames() {}

    static void correct(Map<String, Schema> schemas, IndexView index) {
        index.getAllKnownImplementations(WIRE_NAME).stream()
                .map(Schemas::nameOf)
                .distinct() // the index has classes twice
                .map(schemas::get)
                .filter(schema -> schema != null)
                .forEach(schema -> schema.setEnumeration(schema.getEnumeration().stream()
                        .<Object>map(constant -> WireName.of((String) constant))
                        .toList()));
    }
}
