package kz.malim.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where files are kept. */
@ConfigMapping(prefix = "malim.storage")
interface StorageConfig {
    /** The folder, which all replicas must share; not used with S3. */
    @WithDefault("${malim.data-dir}/files")
    Path folder();

    Optional<S3> s3();

    /** An object store; with a bucket here, the folder is not used. */
    interface S3 {
        /** Without the bucket, as in {@code https://s3.eu-central-1.amazonaws.com}. */
        URI endpoint();

        String bucket();

        /** {@code us-east-1} when the store has none. A default here would make everybody configure a bucket. */
        Optional<String> region();

        String accessKey();

        String secretKey();
    }
}
