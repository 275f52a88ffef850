package kz.malim.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * The part of the contract that front ends and apps need: what can be read without a key. A client made of it is half as
 * large, and nobody looks for the reading among the writing.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, documentNames = DeliveryContract.NAME)
public class DeliveryContract implements OASFilter {
    static final String NAME = "delivery";

    private final Contract whole;

    public DeliveryContract(IndexView index) {
        whole = new Contract(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        whole.filterOpenAPI(document);
        Set.copyOf(document.getPaths().getPathItems().keySet()).stream()
                .filter(Contract::isManagement)
                .forEach(document.getPaths()::removePathItem);
        document.getInfo()
                .title("Malim, for readers")
                .summary("What front ends and apps read of a newsroom: no key, and nothing of its editors.")
                .description(FrontPage.delivery());
        document.getComponents().setSecuritySchemes(null);
        document.setWebhooks(null);
        document.removeExtension(Groups.EXTENSION); // one group is none
        var used = new TreeSet<String>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> used.addAll(operation.getTags()));
        document.setTags(document.getTags().stream()
                .filter(tag -> used.contains(tag.getName()))
                .toList());
        new UsedComponents(document).retain();
    }
}
