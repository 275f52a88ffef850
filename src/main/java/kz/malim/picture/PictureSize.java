package kz.malim.picture;

/** Width and height in pixels. */
public record PictureSize(int width, int height) {}
