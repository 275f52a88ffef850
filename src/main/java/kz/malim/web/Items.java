package kz.malim.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A list that is always sent whole. It is an object, so that more can be said beside the items one day. */
@Schema(description = "A whole list.")
public record Items<T>(List<T> items) {}
