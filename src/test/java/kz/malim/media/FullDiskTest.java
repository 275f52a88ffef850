package kz.malim.media;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.malim.access.Role;
import kz.malim.picture.Samples;
import kz.malim.storage.FileStore;
import kz.malim.storage.FullDiskStore;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(FullDiskTest.Small.class)
class FullDiskTest {
    private static final int PLENTY = 1000;

    @Inject
    Newsroom newsroom;

    @Inject
    FullDiskStore disk;

    @Inject
    FileStore store;

    @Inject
    OrphanCollection orphans;

    @Inject
    EntityManager database;

    /** With a disk whose free space the tests set. */
    public static class Small implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FullDiskStore.class);
        }
    }

    /** There is no space for the original, or only none for the master. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void leavesNoRowWithoutItsFile(int filesThatFit) throws IOException {
        orphans.collect(Duration.ZERO); // of other tests
        var before = files();
        long photos = photos();
        var bytes = Samples.ownCopy("camera.jpg");
        disk.hasRoomFor(filesThatFit);

        uploads(bytes)
                .then()
                .statusCode(507)
                .contentType("application/problem+json")
                .body("type", endsWith("storage-full"));

        assertEquals(photos, photos());
        orphans.collect(Duration.ZERO);
        assertEquals(before, files());
        disk.hasRoomFor(PLENTY);
        uploads(bytes).then().statusCode(201);
    }

    @Test
    void servesRenditionsItCannotStore() throws IOException {
        disk.hasRoomFor(PLENTY);
        var photo = UUID.fromString(uploads(Samples.ownCopy("camera.jpg")).path("id"));
        var story = newsroom.publishes(article().withLeadPhoto(photo));
        var template = get(story.path()).<String>path("photos[0].renditions.url");
        var sizes = List.of(template.replace("{width}", "320"), template.replace("{width}", "480"));
        var small = get(sizes.getFirst()).then().statusCode(200).extract().asByteArray();

        disk.hasRoomFor(0);

        assertArrayEquals(small, get(sizes.getFirst()).asByteArray());
        var unstored = get(sizes.getLast()).then().statusCode(200).extract().asByteArray();
        given().header("Range", "bytes=10-")
                .get(sizes.getLast())
                .then()
                .statusCode(206)
                .header("Content-Length", equalTo(String.valueOf(unstored.length - 10)));
        assertEquals(1, renditionsOf(photo));
        disk.hasRoomFor(PLENTY);
        var stored = given().header("Range", "bytes=0-")
                .get(sizes.getLast()); // a range request bypasses the in-memory cache
        assertArrayEquals(unstored, stored.asByteArray());
        assertEquals(2, renditionsOf(photo));
    }

    private int renditionsOf(UUID photo) {
        var names = new ArrayList<String>();
        store.list("renditions/" + photo + "/", entry -> names.add(entry.name()));
        return names.size();
    }

    private Response uploads(byte[] bytes) {
        return given().auth()
                .oauth2(newsroom.keyOf(Role.WRITER))
                .multiPart("file", "x.jpg", bytes)
                .post("/management/photos");
    }

    private long photos() {
        return (Long) database.createNativeQuery("select count(*) from photo", Long.class)
                .getSingleResult();
    }

    private List<String> files() {
        var names = new ArrayList<String>();
        for (var folder : List.of("originals/", "masters/", "incoming/")) {
            store.list(folder, entry -> names.add(entry.name()));
        }
        return names.stream().sorted().toList();
    }
}
