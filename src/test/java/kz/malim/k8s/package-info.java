/** Whether the manifests in {@code k8s/} fit Kubernetes, Malim and one another; no cluster is needed for that. */
@NullMarked
package kz.malim.k8s;

import org.jspecify.annotations.NullMarked;
