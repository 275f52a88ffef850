package kz.malim.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.body.BodyBlock;
import kz.malim.body.BodyVisitor;
import kz.malim.body.Embed;
import kz.malim.settings.Amount;
import kz.malim.settings.Setting;
import kz.malim.text.WebAddress;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/** Says whose external content is, by its address, and refuses that of strangers where the newsroom wants that. */
@ApplicationScoped
public class EmbedProviders {
    private final Config config;

    EmbedProviders(Config config) {
        this.config = config;
    }

    /** Which external content articles may show. */
    @ConfigMapping(prefix = "malim.embeds")
    public interface Config {
        /** Hosts, each with the provider's name in the API; a path after the host narrows it. The first that fits counts. */
        @WithDefault("""
            youtube.com=youtube,youtube-nocookie.com=youtube,youtu.be=youtube,x.com=x,twitter.com=x,\
            instagram.com=instagram,threads.net=threads,threads.com=threads,t.me=telegram,telegram.me=telegram,\
            tiktok.com=tiktok,facebook.com=facebook,fb.watch=facebook,vk.com=vk,vkvideo.ru=vk,rutube.ru=rutube,\
            vimeo.com=vimeo,dailymotion.com=dailymotion,twitch.tv=twitch,spotify.com=spotify,\
            soundcloud.com=soundcloud,podcasts.apple.com=apple-podcasts,bsky.app=bluesky,reddit.com=reddit,\
            datawrapper.de=datawrapper,dwcdn.net=datawrapper,flourish.studio=flourish,infogram.com=infogram,\
            google.com/maps=google-maps,google.kz/maps=google-maps,maps.google.com=google-maps,maps.app.goo.gl=google-maps,2gis.kz=2gis,\
            openstreetmap.org=openstreetmap,github.com=github,codepen.io=codepen\
            """)
        @WithConverter(ProviderType.class)
        List<Provider> providers();

        /** Refuses content of other hosts; otherwise it is a link without a provider. */
        @WithDefault("false")
        @WithConverter(Amount.Flag.class)
        boolean knownOnly();
    }

    /** A host, or a part of its pages, and the name of whose it is. */
    public record Provider(String host, String path, String name) {
        private static final Pattern FORM = Pattern.compile(
                "(?<host>[a-z0-9-]+(?:\\.[a-z0-9-]+)+)(?<path>(?:/[^/=,\\s]+)*)=(?<name>[a-z0-9-]{1,40})");

        static Provider parse(String text) {
            var parts = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                throw new IllegalArgumentException(text);
            }
            return new Provider(parts.group("host"), parts.group("path"), parts.group("name"));
        }

        /** Whether this page is on the host or one below it. */
        boolean has(String pageHost, String pagePath) {
            return (pageHost.equals(host) || pageHost.endsWith("." + host))
                    && (path.isEmpty() || pagePath.equals(path) || pagePath.startsWith(path + "/"));
        }
    }

    /** As in {@code youtu.be=youtube}. */
    public static class ProviderType implements Converter<Provider> {
        @Override
        public @Nullable Provider convert(String given) {
            return Setting.read(
                    given,
                    "hosts with their providers, such as youtu.be=youtube,google.com/maps=google-maps",
                    Provider::parse);
        }
    }

    /** The content with the provider of all that is embedded. */
    ArticleContent named(ArticleContent content) {
        if (config.knownOnly()) {
            requireKnown(content);
        }
        return content.withBody(BodyBlock.replaceAll(content.body(), block -> Stream.of(named(block))));
    }

    private void requireKnown(ArticleContent content) {
        var unknown = new ArrayList<Violation>();
        content.accept(new BodyVisitor() {
            @Override
            public void block(String at, BodyBlock block) {
                if (block instanceof Embed embed && provider(embed.url()).isEmpty()) {
                    unknown.add(Violation.at(at + "/url", "Not a provider of this newsroom: send a link instead."));
                }
            }
        });
        if (!unknown.isEmpty()) {
            throw RequestJson.refused(unknown);
        }
    }

    private BodyBlock named(BodyBlock block) {
        return block instanceof Embed embed
                ? embed.withProvider(provider(embed.url()).orElse(null))
                : block;
    }

    private Optional<String> provider(String url) {
        return Optional.ofNullable(url).flatMap(WebAddress::parse).flatMap(this::provider);
    }

    /** The name of whose page it is; empty for an unknown one. */
    public Optional<String> provider(URI url) {
        var host = WebAddress.host(url).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        var path = String.valueOf(url.getPath());
        return config.providers().stream()
                .filter(provider -> provider.has(host, path))
                .map(Provider::name)
                .findFirst();
    }
}
