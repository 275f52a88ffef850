package kz.malim.article;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import kz.malim.database.LowerCaseEnumConverter;
import kz.malim.media.PhotoRole;
import kz.malim.text.Language;

/** Converters of this package's enums: columns hold the values of the API. */
final class EnumColumns {
    private EnumColumns() {}

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
    static class OfState extends LowerCaseEnumConverter<Revision.State> {
        OfState() {
            super(Revision.State.class);
        }
    }

    @Converter
    static class OfPrecision extends LowerCaseEnumConverter<DatePrecision> {
        OfPrecision() {
            super(DatePrecision.class);
        }
    }

    @Converter
    static class OfPhotoRole extends LowerCaseEnumConverter<PhotoRole> {
        OfPhotoRole() {
            super(PhotoRole.class);
        }
    }
}
