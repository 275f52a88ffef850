package kz.malim.picture;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMetaFactory;
import java.util.Set;

/**
 * Guards the namespace registry of XMPCore. There is one for the process, and parsing a packet registers every namespace
 * in it for good: hostile files could fill the memory. So packets are parsed one at a time, and the namespaces they brought
 * are removed afterwards. Writing needs no lock, since it uses standard namespaces only.
 */
final class XmpNamespaces {
    private static final Set<?> STANDARD = Set.copyOf(registered());

    private XmpNamespaces() {}

    /** Parses and queries a packet. */
    interface Parser<T> {
        T parse() throws XMPException;
    }

    static synchronized <T> T isolated(Parser<T> parser) throws XMPException {
        try {
            return parser.parse();
        } finally {
            for (var namespace : registered()) {
                if (!STANDARD.contains(namespace)) {
                    XMPMetaFactory.getSchemaRegistry().deleteNamespace((String) namespace);
                }
            }
        }
    }

    /** A copy; the library has no type parameters. */
    private static Set<?> registered() {
        return XMPMetaFactory.getSchemaRegistry().getNamespaces().keySet();
    }
}
