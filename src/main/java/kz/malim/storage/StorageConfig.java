package kz.malim.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where files are stored. */
@ConfigMapping(prefix = "malim.storage")
interface StorageConfig {
    /** The folder, shared by all replicas; not used with S3. */
    @WithDefault("${malim.data-dir}/files")
    Path folder();

    Optional<S3> s3();

    /** An S3 object store, used instead of the folder if configured. */
    interface S3 {
        /** Without the bucket, as in {@code https://s3.eu-central-1.amazonaws.com}. */
        URI endpoint();

        String bucket();

        /** {@code us-east-1} by default; set in code, since a default here would make the whole group mandatory. */
        Optional<String> region();

        String accessKey();

        String secretKey();
    }
}
