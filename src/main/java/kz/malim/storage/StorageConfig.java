package kz.malim.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import kz.malim.settings.Address;
import kz.malim.settings.Name;

/** Where files are stored. */
@ConfigMapping(prefix = "malim.storage")
public interface StorageConfig {
    /** The folder, shared by all replicas; not used with S3. */
    @WithDefault("${malim.data-dir}/files")
    @WithConverter(Address.Folder.class)
    Path folder();

    Optional<S3> s3();

    /** An S3 object store, used instead of the folder if configured. Defaults are set in code: here they would make the group mandatory. */
    interface S3 {
        /** Without the bucket, as in {@code https://s3.eu-central-1.amazonaws.com}. */
        @WithConverter(Address.Endpoint.class)
        URI endpoint();

        @WithConverter(Name.Bucket.class)
        String bucket();

        /** {@code us-east-1} by default. */
        Optional<@WithConverter(Name.Region.class) String> region();

        /** Whether the bucket is named in the path of a request, as by default, or in the name of the host. */
        Optional<Boolean> pathStyle();

        /** Without keys, {@link S3CredentialsProvider} looks for a workload identity. */
        Optional<@WithConverter(Name.Credential.class) String> accessKey();

        Optional<@WithConverter(Name.Credential.class) String> secretKey();

        /** Of temporary keys. */
        Optional<@WithConverter(Name.Credential.class) String> sessionToken();
    }
}
