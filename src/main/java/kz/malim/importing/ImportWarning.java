package kz.malim.importing;

/**
 * Something an editor should look at after an import.
 *
 * @param code what kind of thing, stable and in kebab case
 * @param line the line of the page it is about, from 1
 */
public record ImportWarning(String code, int line, String message) {}
