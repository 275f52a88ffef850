package kz.malim.delivery;

import java.util.List;
import kz.malim.web.Listing;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list of articles. */
@Schema(name = "TeaserPage", description = "One page of a list of articles.")
public record TeaserPage(List<TeaserView> items, Listing page) {}
