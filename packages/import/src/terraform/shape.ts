import { type Fields, textOf, type Value } from '../azure/fields.js';

/** How the attributes of each type become resources of the REST interface; some are parts of other resources. */
export type Shapes = Readonly<Record<string, (attributes: Fields) => Fields>>;

/** An object in the shape of the REST interface, without what is undefined or, as in Terraform, an empty list. */
export function shape(entries: Readonly<Record<string, Value | undefined>>): Fields {
  const fields: Record<string, Value> = Object.create(null);
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) fields[name] = value;
  }
  return fields;
}

/** A reference to another resource, from an attribute with its ID; undefined if it is empty. */
export function reference(fields: Fields, name: string): Fields | undefined {
  const id = textOf(fields, name);
  return id === undefined ? undefined : shape({ id });
}

/** The first attribute that has a value: names differ between versions of the provider. */
export function first(fields: Fields, ...names: readonly string[]): Value | undefined {
  return names.map((name) => fields[name]).find((value) => value !== undefined && value !== '');
}

/** A flag that earlier versions had inverted. */
export function inverted(value: Value | undefined): boolean | undefined {
  return typeof value === 'boolean' ? !value : undefined;
}
