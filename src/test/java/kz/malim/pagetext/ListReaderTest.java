package kz.malim.pagetext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import kz.malim.body.ListBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "• алма;\n• өрік.", "●алма;\n● өрік.", "▪ алма\n▪ өрік.", "■ алма;\n■ өрік.", "◦ алма;\n◦ өрік.",
                        "‣ алма;\n‣ өрік.",
                "· алма;\n· өрік.", "∙ алма;\n∙ өрік.", "➢ алма;\n➢ өрік.", "► алма;\n► өрік.", "✔ алма;\n✔ өрік.",
                        "✓ алма;\n✓ өрік.",
                "✔️ алма;\n✔️ өрік.", "🔹 алма;\n🔹 өрік.", "* алма;\n* өрік.", "– алма;\n– өрік.", "— алма;\n— өрік.",
                        "- алма;\n- өрік.",
                "- алма\n- өрік.", "– алма,\n- өрік.", "•\nалма;\n•\nөрік.", "-\n\nалма;\n\n-\n\nөрік.",
                        "1) алма;\n2) өрік.", "1. алма;\n2. өрік.",
                "(1) алма;\n(2) өрік.", "а) алма;\nб) өрік.", "1️⃣ алма\n2️⃣ өрік.", "алма;\nөрік.",
                        "•\tалма;\r\n•\tөрік."
            })
    void readsTwoItemsAfterAnIntro(String items) {
        var lists = lists("Саябақта мыналар өседі:\n" + items + "\nКүзде олар піседі, содан кейін жәрмеңке болады.");

        assertEquals(1, lists.size());
        assertEquals("Саябақта мыналар өседі:", intro(lists.getFirst()));
        assertEquals(List.of("алма", "өрік."), items(lists.getFirst()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "– Қашан келдіңіз?\n– Кеше келдім.",
                "– Жүр, – деді ол.\n– Барамын, – деді інісі.",
                "-41°C түнде\n-38°C күндіз",
                "15-20 градус\n10-15 градус",
                "– Иә.",
                "• 23.05.2024",
                "1. Кіріспе бөлім туралы.",
                "2024 жылы салынды.\n2025 жылы ашылды.",
                "А. Бек келді.\nБ. Сейіт кетті.",
                "алма, өрік, жүзім.",
            })
    void readsNoListWhereThereIsNone(String lines) {
        assertEquals(List.of(), lists("Кеше болған оқиға туралы.\n" + lines + "\nЖиын кешке дейін созылды."));
    }

    private static List<ListBlock> lists(String story) {
        var page = PageReader.read("Бау туралы әңгіме\n01.02.2023\n" + story, Optional.empty());
        return page.body().stream()
                .filter(ListBlock.class::isInstance)
                .map(ListBlock.class::cast)
                .toList();
    }

    private static String intro(ListBlock list) {
        return list.intro() == null ? "" : list.intro().plain();
    }

    private static List<String> items(ListBlock list) {
        return list.items().stream().map(item -> item.text().plain()).toList();
    }
}
