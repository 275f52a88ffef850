package kz.malim.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import kz.malim.settings.Address;
import kz.malim.settings.Name;
import kz.malim.web.NearestName;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;

/** Validates content against what this newsroom has set, where {@link ContentRules} are the same for all. */
@ApplicationScoped
public class NewsroomRules {
    /** The kind of an article that names none. */
    public static final String NEWS = "news";

    /** The kind of an article with entries. */
    public static final String LIVE = "live";

    /** The kind of an article that somebody paid for. */
    static final String SPONSORED = "sponsored";

    static final List<String> KINDS = List.of(
            NEWS,
            "opinion",
            "analysis",
            "interview",
            "review",
            "explainer",
            LIVE,
            "gallery",
            "video",
            "audio",
            "press-release",
            SPONSORED);

    public static final String KIND_DESCRIPTION =
            "What the article is: `news` (unless told otherwise), `opinion`, `analysis`,"
                    + " `interview`, `review`, `explainer`, `live`, `gallery`, `video`, `audio`, `press-release`, `sponsored`, or a"
                    + " kind of the newsroom's own (`malim.article-kinds`).";

    private final TreeSet<String> kinds = new TreeSet<>(KINDS);

    private final ExtraRules extra;

    NewsroomRules(Config config) {
        this.extra = ExtraRules.of(config.articleExtraSchema());
        config.articleKinds().ifPresent(kinds::addAll);
    }

    /** What a newsroom has of its own. */
    @ConfigMapping(prefix = "malim")
    public interface Config {
        /** Kinds of articles besides those that every newsroom has. */
        Optional<List<@WithConverter(Name.Kind.class) String>> articleKinds();

        /** A JSON Schema of the fields that articles have besides Malim's. */
        Optional<@WithConverter(Address.ReadableFile.class) Path> articleExtraSchema();
    }

    /** What is wrong with these settings. */
    public static List<String> problems(Config config) {
        try {
            ExtraRules.of(config.articleExtraSchema());
            return List.of();
        } catch (IllegalArgumentException e) {
            var why = String.valueOf(e.getMessage()).replaceAll("\\s+", " "); // one line for each problem
            return List.of("malim.article-extra-schema must be a JSON Schema: " + why);
        }
    }

    /** Rejects content that breaks a rule. It is stored all the same once the newsroom changes the rule. */
    void require(ArticleContent content) {
        var violations = violations(content);
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
    }

    List<Violation> violations(ArticleContent content) {
        var violations = new ArrayList<>(extra.violations(content.extra()));
        if (!kinds.contains(content.kind())) {
            violations.add(Violation.at(
                    "#/kind",
                    "Unknown kind." + NearestName.question(content.kind(), kinds) + " Known: "
                            + String.join(", ", kinds) + "."));
        }
        return violations;
    }
}
