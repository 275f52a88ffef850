package kz.malim.published;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The photos of an article alone. */
@Schema(name = "Photos", description = "Every photo of an article, each once, the lead photo first.")
public record PhotosView(List<PhotoView> items) {}
