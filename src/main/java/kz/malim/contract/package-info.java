/**
 * Completes the OpenAPI document that the scanner makes of the code. Used at build time only.
 *
 * <p>The document is generated from the types that are served, so it cannot promise fields that do not exist; writing it by
 * hand was refused for that reason. The scanner does not support records, null markers and sealed types, though; this package
 * adds them. {@code openapi/openapi.yaml} is the result, and {@code openapi/delivery.yaml} the part for front ends. Every
 * response in a test, and every request body that is accepted, is validated against it.
 */
@NullMarked
package kz.malim.contract;

import org.jspecify.annotations.NullMarked;
