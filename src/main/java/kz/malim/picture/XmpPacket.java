package kz.malim.picture;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Rights as the XMP that every program reads: the fields IPTC names and Google shows. */
final class XmpPacket {
    private final StringBuilder xml = new StringBuilder(1024);

    private XmpPacket() {}

    static byte[] of(Rights rights) {
        return new XmpPacket().write(rights).getBytes(UTF_8);
    }

    private String write(Rights rights) {
        xml.append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>")
                .append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">")
                .append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">")
                .append("<rdf:Description rdf:about=\"\" xmlns:dc=\"" + XmpBlock.DC + "\"")
                .append(" xmlns:photoshop=\"" + XmpBlock.PHOTOSHOP + "\" xmlns:xmpRights=\"" + XmpBlock.RIGHTS + "\"")
                .append(" xmlns:plus=\"" + XmpBlock.PLUS + "\">");
        array("dc:creator", "Seq", "", rights.creator());
        array("dc:rights", "Alt", " xml:lang=\"x-default\"", rights.copyright());
        element("photoshop:Credit", rights.credit());
        element("photoshop:Source", rights.source());
        element("xmpRights:WebStatement", rights.webStatement());
        array("xmpRights:UsageTerms", "Alt", " xml:lang=\"x-default\"", rights.usageTerms());
        if (rights.copyright() != null) {
            element("xmpRights:Marked", "True");
        }
        licensor(rights);
        return xml.append("</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>")
                .toString();
    }

    private void licensor(Rights rights) {
        if (rights.licensor() == null && rights.licensorUrl() == null) {
            return;
        }
        xml.append("<plus:Licensor><rdf:Seq><rdf:li rdf:parseType=\"Resource\">");
        element("plus:LicensorName", rights.licensor());
        element("plus:LicensorURL", rights.licensorUrl());
        xml.append("</rdf:li></rdf:Seq></plus:Licensor>");
    }

    private void array(String name, String kind, String attributes, @Nullable String text) {
        if (text != null) {
            xml.append("<%s><rdf:%s><rdf:li%s>".formatted(name, kind, attributes));
            escaped(text);
            xml.append("</rdf:li></rdf:%s></%s>".formatted(kind, name));
        }
    }

    private void element(String name, @Nullable String text) {
        if (text != null) {
            xml.append("<%s>".formatted(name));
            escaped(text);
            xml.append("</%s>".formatted(name));
        }
    }

    /** What XML cannot hold is left out. */
    private void escaped(String text) {
        text.codePoints()
                .filter(c ->
                        c == '\t' || c == '\n' || (c >= ' ' && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF)
                .forEach(c -> {
                    switch (c) {
                        case '<' -> xml.append("&lt;");
                        case '>' -> xml.append("&gt;");
                        case '&' -> xml.append("&amp;");
                        default -> xml.appendCodePoint(c);
                    }
                });
    }
}
