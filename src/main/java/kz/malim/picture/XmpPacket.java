package kz.malim.picture;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serializes rights as an XMP packet, in the properties that IPTC names and search engines show. */
final class XmpPacket {
    private static final Pattern INVALID_IN_XML =
            Pattern.compile("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final XMPMeta xmp = XMPMetaFactory.create();

    private XmpPacket() {}

    static byte[] write(Rights rights) {
        try {
            return new XmpPacket().of(rights);
        } catch (XMPException e) { // thrown for unknown namespaces and invalid paths; these are constants
            throw new IllegalStateException(e);
        }
    }

    private byte[] of(Rights rights) throws XMPException {
        if (rights.creator() != null) {
            xmp.appendArrayItem(XMPConst.NS_DC, "creator", ordered(), cleaned(rights.creator()), null);
        }
        localized(XMPConst.NS_DC, "rights", rights.copyright());
        property(XMPConst.NS_PHOTOSHOP, "Credit", rights.credit());
        property(XMPConst.NS_PHOTOSHOP, "Source", rights.source());
        property(XMPConst.NS_XMP_RIGHTS, "WebStatement", rights.webStatement());
        localized(XMPConst.NS_XMP_RIGHTS, "UsageTerms", rights.usageTerms());
        if (rights.copyright() != null) {
            xmp.setPropertyBoolean(XMPConst.NS_XMP_RIGHTS, "Marked", true);
        }
        if (rights.licensor() != null || rights.licensorUrl() != null) {
            var licensor = new PropertyOptions().setStruct(true);
            xmp.appendArrayItem(XMPConst.NS_PLUS, "Licensor", ordered(), null, licensor);
            property(XMPConst.NS_PLUS, "Licensor[1]/plus:LicensorName", rights.licensor());
            property(XMPConst.NS_PLUS, "Licensor[1]/plus:LicensorURL", rights.licensorUrl());
        }
        property(XMPConst.NS_IPTCEXT, "DigitalSourceType", rights.digitalSourceType());
        var options =
                new SerializeOptions().setUseCompactFormat(true).setReadOnlyPacket(true); // never edited, so no padding
        return XMPMetaFactory.serializeToBuffer(xmp, options);
    }

    private void property(String namespace, String path, @Nullable String value) throws XMPException {
        if (value != null) {
            xmp.setProperty(namespace, path, cleaned(value));
        }
    }

    private void localized(String namespace, String name, @Nullable String value) throws XMPException {
        if (value != null) {
            xmp.setLocalizedText(namespace, name, null, XMPConst.X_DEFAULT, cleaned(value));
        }
    }

    private static PropertyOptions ordered() {
        return new PropertyOptions().setArrayOrdered(true);
    }

    private static String cleaned(String value) {
        return INVALID_IN_XML.matcher(value).replaceAll("");
    }
}
