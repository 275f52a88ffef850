package kz.malim.article;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import kz.malim.database.LowerCaseColumn;
import kz.malim.media.PhotoRole;
import kz.malim.text.Language;

/** How the values of this package stand in the database: as the API spells them. */
final class Columns {
    private Columns() {}

    @Converter
    static class OfLanguage implements AttributeConverter<Language, String> {
        @Override
        public String convertToDatabaseColumn(Language language) {
            return language.tag();
        }

        @Override
        public Language convertToEntityAttribute(String tag) {
            return Language.of(tag).orElseThrow();
        }
    }

    @Converter
    static class OfState extends LowerCaseColumn<Revision.State> {
        OfState() {
            super(Revision.State.class);
        }
    }

    @Converter
    static class OfPrecision extends LowerCaseColumn<DatePrecision> {
        OfPrecision() {
            super(DatePrecision.class);
        }
    }

    @Converter
    static class OfPhotoRole extends LowerCaseColumn<PhotoRole> {
        OfPhotoRole() {
            super(PhotoRole.class);
        }
    }
}
