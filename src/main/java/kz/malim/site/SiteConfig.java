package kz.malim.site;

import static java.util.Objects.requireNonNull;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import kz.malim.settings.Address;
import kz.malim.settings.Name;
import kz.malim.settings.Setting;
import kz.malim.text.Language;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** What the site says of itself, besides what {@link kz.malim.web.Site} needs everywhere. */
@ConfigMapping(prefix = "malim.site")
public interface SiteConfig {
    /** Its name in languages in which it is another than {@code malim.site.name}. */
    Optional<List<@WithConverter(NameInLanguage.Type.class) NameInLanguage>> names();

    /** Its profiles in social networks. */
    Optional<List<@WithConverter(Address.Page.class) URI>> social();

    Contact contact();

    /** How readers reach the newsroom. */
    interface Contact {
        Optional<@WithConverter(Address.Email.class) String> email();

        Optional<@WithConverter(Name.Phone.class) String> phone();

        /** By post. */
        Optional<@WithConverter(Name.Title.class) String> address();
    }

    /** The name of the site in a language. */
    record NameInLanguage(Language lang, String name) {

        /** As in {@code ru=Малим}. */
        public static final class Type implements Converter<NameInLanguage> {
            @Override
            public @Nullable NameInLanguage convert(String given) {
                return Setting.read(
                        given, "names of up to 200 characters by language, such as ru=Малим,en=Malim", text -> {
                            var parts = text.split("=", 2);
                            var lang = new Name.LanguageTag().convert(parts[0]);
                            var name = new Name.Title().convert(parts[parts.length - 1]);
                            return new NameInLanguage(requireNonNull(lang), requireNonNull(name));
                        });
            }
        }
    }
}
