package kz.malim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The reading order of the packages, and what the reading side must not import. */
class ArchitectureTest {
    private static final String ROOT = "kz.malim";

    /** Each may import only those before it. */
    static final List<String> IN_READING_ORDER = List.of(
            "text",
            "words",
            "settings",
            "database",
            "web",
            "management",
            "access",
            "idempotency",
            "audit",
            "change",
            "picture",
            "probe",
            "storage",
            "backup",
            "doctor",
            "media",
            "author",
            "topic",
            "body",
            "article",
            "live",
            "front",
            "related",
            "cache",
            "published",
            "search",
            "listing",
            "delivery",
            "renditions",
            "editing",
            "address",
            "pageline",
            "pagetext",
            "htmlbody");

    /** Each may import all of the above, and none of the others. */
    private static final Set<String> EDGES =
            Set.of("site", "sync", "syndication", "webhook", "importing", "migration", "demo", "contract", "preview");

    private static final Set<String> READING_SIDE = Set.of("published", "listing", "cache", "delivery", "renditions");

    private static final Set<String> DRAFT_TYPES = Set.of(
            "kz.malim.article.ArticleContent",
            "kz.malim.editing.ArticleEditView",
            "kz.malim.article.Publishing",
            "kz.malim.article.ArticleStatuses",
            "kz.malim.article.Transitions",
            "kz.malim.article.Withdrawing",
            "kz.malim.article.Revision$State");

    private final JavaClasses program = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void everyPackageIsInTheReadingOrder() {
        var missing = program.stream()
                .map(ArchitectureTest::packageOf)
                .filter(name -> !name.isEmpty() && !IN_READING_ORDER.contains(name) && !EDGES.contains(name))
                .distinct()
                .toList();

        assertEquals(List.of(), missing);
    }

    @Test
    void packagesImportOnlyPackagesBeforeThem() {
        assertEquals(List.of(), dependencies(ArchitectureTest::pointsForward));
    }

    @Test
    void theReadingSideUsesNoDraftTypes() {
        assertEquals(
                List.of(),
                dependencies(dependency -> READING_SIDE.contains(packageOf(dependency.getOriginClass()))
                        && canHoldADraft(dependency.getTargetClass())));
    }

    @Test
    void everyPackageIsDocumentedAndNullMarked() {
        var everything = new ClassFileImporter().importPaths(Path.of("target/classes"), Path.of("target/test-classes"));

        var unmarked = everything.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(type -> !type.isAnnotatedWith(NullMarked.class))
                .map(type -> type.getName())
                .toList();

        assertEquals(List.of(), unmarked);
    }

    /** Authorisation is decided by the annotation of each operation; one without is denied at run time, and fails here. */
    @Test
    void everyOperationDeclaresItsRolesAndOnlyReadingIsPublic() {
        var verbs = Set.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class);
        var unannotated = program.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> verbs.stream().anyMatch(method::isAnnotatedWith))
                .filter(method -> {
                    boolean isPublic = hasAnnotation(method, PermitAll.class);
                    boolean isRestricted = hasAnnotation(method, RolesAllowed.class);
                    boolean management = method.getOwner()
                            .getAnnotationOfType(jakarta.ws.rs.Path.class)
                            .value()
                            .startsWith("/management");
                    return isPublic == isRestricted || isRestricted != management;
                })
                .map(JavaMethod::getFullName)
                .toList();

        assertEquals(List.of(), unannotated);
    }

    /** A stale name would only make the fast loop slower, unnoticed. */
    @Test
    void everySlowTestExists() throws IOException {
        var missing = Files.readAllLines(Path.of("src/test/slow-tests.txt")).stream()
                .filter(line -> line.startsWith("**/"))
                .filter(line -> !Files.exists(Path.of("src/test/java/kz/malim", line.substring(3))))
                .toList();

        assertEquals(List.of(), missing);
    }

    private static boolean hasAnnotation(
            JavaMethod method, Class<? extends java.lang.annotation.Annotation> annotation) {
        return method.isAnnotatedWith(annotation) || method.getOwner().isAnnotatedWith(annotation);
    }

    private List<String> dependencies(Predicate<Dependency> forbidden) {
        return program.stream()
                .filter(type -> !packageOf(type).isEmpty())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(ROOT))
                .filter(forbidden)
                .map(Dependency::getDescription)
                .toList();
    }

    private static boolean pointsForward(Dependency dependency) {
        var from = packageOf(dependency.getOriginClass());
        var to = packageOf(dependency.getTargetClass());
        if (from.equals(to)) {
            return false;
        }
        return !IN_READING_ORDER.contains(to)
                || (!EDGES.contains(from) && IN_READING_ORDER.indexOf(to) > IN_READING_ORDER.indexOf(from));
    }

    private static boolean canHoldADraft(JavaClass type) {
        return type.isAnnotatedWith(Entity.class)
                || type.isAssignableTo(PanacheRepositoryBase.class)
                || DRAFT_TYPES.contains(type.getName());
    }

    /** Empty for the root package, which may import everything. */
    private static String packageOf(JavaClass type) {
        var name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }
}
