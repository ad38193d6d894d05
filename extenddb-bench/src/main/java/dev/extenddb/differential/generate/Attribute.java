package dev.extenddb.differential.generate;

/**
 * An attribute and the type it usually has.
 *
 * @param name its name
 * @param type a type's wire name
 */
record Attribute(String name, String type) {}
