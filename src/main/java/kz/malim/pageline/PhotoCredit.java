package kz.malim.pageline;

/** @param label the word before the colon: «Фото», «Сурет», "Photo" */
public record PhotoCredit(String label, String text) {}
