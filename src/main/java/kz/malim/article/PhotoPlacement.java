package kz.malim.article;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import kz.malim.media.Photo;
import kz.malim.media.PhotoRole;

/** A photo and its role in a revision. */
@Embeddable
class PhotoPlacement {
    @ManyToOne(fetch = FetchType.LAZY)
    private Photo photo;

    @Convert(converter = EnumColumns.OfPhotoRole.class)
    private PhotoRole role;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected PhotoPlacement() {}

    PhotoPlacement(Photo photo, PhotoRole role) {
        this.photo = photo;
        this.role = role;
    }

    Photo photo() {
        return photo;
    }

    PhotoRole role() {
        return role;
    }
}
