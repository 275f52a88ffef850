package kz.malim.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.malim.management.CommonFields;
import kz.malim.text.CleanText;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.text.WebAddress;
import kz.malim.web.ProblemView.Violation;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A menu as editors send it: the trees of all its languages. */
@Schema(name = "MenuInput", description = "A menu: a tree of items for each of its languages.")
record MenuInput(
        @Schema(maxItems = 5, description = "At most one for each language.")
        List<Tree> trees) {
    static final int MAX_ITEMS = 200;
    static final int MAX_DEPTH = 4;
    static final int MAX_URL = 2_000;

    MenuInput {
        if (trees == null) {
            throw RequestJson.refused("trees", "Required; an empty list is a menu without items.");
        }
        trees = List.copyOf(trees);
        var violations = new ArrayList<Violation>();
        var languages = EnumSet.noneOf(Language.class);
        for (int i = 0; i < trees.size(); i++) {
            var tree = trees.get(i);
            var at = "#/trees/" + i;
            if (tree.lang() == null) {
                violations.add(Violation.at(at + "/lang", "The language of the tree is required."));
            } else if (!languages.add(tree.lang())) {
                violations.add(Violation.at(at + "/lang", "A second tree of this language."));
            }
            if (tree.count() > MAX_ITEMS) {
                violations.add(Violation.at(at + "/items", "At most " + MAX_ITEMS + " items, on all levels."));
            }
            check(tree.items(), at + "/items", 1, violations);
        }
        if (!violations.isEmpty()) {
            throw RequestJson.refused(violations);
        }
    }

    private static void check(List<Item> items, String at, int depth, List<Violation> violations) {
        if (depth > MAX_DEPTH && !items.isEmpty()) {
            violations.add(Violation.at(at, "At most " + MAX_DEPTH + " levels."));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            items.get(i).check(at + "/" + i, violations);
            check(items.get(i).below(), at + "/" + i + "/items", depth + 1, violations);
        }
    }

    /** The tree of one language. */
    @Schema(name = "EditedMenuTree", description = "The items of a menu in one language.")
    record Tree(
            Language lang,

            @Schema(
                    maxItems = MAX_ITEMS,
                    description = "In the order of the menu; at most 200 on all levels, and at most 4 levels.")
            List<Item> items) {
        Tree {
            if (items == null) {
                throw RequestJson.refused("trees", "Each tree has `items`, if only an empty list.");
            }
            items = List.copyOf(items);
        }

        int count() {
            var count = new int[1];
            items.forEach(item -> item.visit(each -> count[0]++));
            return count[0];
        }
    }

    /** One item with those below it. */
    @Schema(
            name = "EditedMenuItem",
            description =
                    "An item leads to exactly one of `section`, `tag`, `article` and `url`. It is public as long as that is.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Schema(description = "Slug of a section.") @Nullable
            Slug section,

            @Schema(description = "Slug of a tag.") @Nullable
            Slug tag,

            @Schema(description = "Id of an article, of which the translation into the language of the tree is shown.")
            @Nullable
            UUID article,

            @Schema(
                    minLength = 1,
                    maxLength = MAX_URL,
                    description = "A path of the site that begins with `/`, or an absolute `https` URL.",
                    examples = "/about")
            @Nullable
            String url,

            @Schema(
                    minLength = 1,
                    maxLength = CommonFields.NAME,
                    description =
                            "Default: the name of the section or tag, or the title of the article, in the language"
                                    + " of the tree. Required with `url`.")
            @Nullable
            String title,

            @Schema(maxItems = MAX_ITEMS, description = "The items below it.") @Nullable
            List<Item> items) {
        Item {
            title = CleanText.lineOrNull(title);
        }

        List<Item> below() {
            return items == null ? List.of() : items;
        }

        void visit(Consumer<Item> visitor) {
            visitor.accept(this);
            below().forEach(item -> item.visit(visitor));
        }

        private void check(String at, List<Violation> violations) {
            if (Stream.of(section, tag, article, url).filter(Objects::nonNull).count() != 1) {
                violations.add(Violation.at(at, "Exactly one of section, tag, article and url."));
            }
            if (url != null && !isLink(url)) {
                violations.add(Violation.at(
                        at + "/url",
                        "A path that begins with one /, or an absolute https URL, of at most " + MAX_URL
                                + " characters."));
            }
            if (url != null && title == null) {
                violations.add(Violation.at(at + "/title", "An item with a URL needs a title."));
            }
            if (title != null && title.length() > CommonFields.NAME) {
                violations.add(Violation.at(at + "/title", "At most " + CommonFields.NAME + " characters."));
            }
        }

        private static boolean isLink(String url) {
            return url.length() <= MAX_URL
                    && (WebAddress.parse(url).filter(WebAddress::isSecure).isPresent() || isPath(url));
        }

        /** Not {@code //host/path}, which is another site's. */
        private static boolean isPath(String url) {
            try {
                var uri = new URI(url);
                return url.startsWith("/") && uri.getRawAuthority() == null && !url.startsWith("//");
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }
}
