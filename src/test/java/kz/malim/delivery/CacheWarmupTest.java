package kz.malim.delivery;

import static io.restassured.RestAssured.get;
import static kz.malim.support.Newsroom.article;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import kz.malim.change.ReadYourWrites;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CacheWarmupTest {
    private static final String HIT = "malim; hit";

    @Inject
    Newsroom newsroom;

    @Inject
    CacheWarmup warmStart;

    @Inject
    ReadYourWrites writes;

    @ParameterizedTest
    @ValueSource(strings = {"", "?include=blocks,related"})
    void cachesTheNewestArticlesBeforeTheFirstRequest(String query) {
        var story = newsroom.publishes(article());
        writes.await();

        warmStart.warm();

        isCached(story.path() + query);
    }

    @Test
    void cachesTheFirstListAndTheFrontBlocks() {
        var block = newsroom.block("Block", newsroom.publishes(article()));
        writes.await();

        warmStart.warm();

        isCached("/api/articles");
        isCached("/api/blocks");
        isCached("/api/blocks/" + block.value());
    }

    private static void isCached(String path) {
        get(path).then().statusCode(200).header("Cache-Status", equalTo(HIT)).header("Server-Timing", nullValue());
    }
}
