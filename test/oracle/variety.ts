/** The texts of all values that each field had, by names such as `vnets.subnets.nics.addresses[]`. */
export type Values = ReadonlyMap<string, ReadonlySet<string>>;

/** Every value of every field of some data: for lists their lengths, for prefixes and addresses their texts. */
export function valuesOf(samples: readonly object[]): Values {
  const values = new Map<string, Set<string>>();
  for (const sample of samples) addFields(sample, '', values);
  return values;
}

function addFields(thing: object, before: string, values: Map<string, Set<string>>): void {
  for (const [key, value] of Object.entries(thing)) addValue(value, `${before}${key}`, values);
}

function addValue(value: unknown, name: string, values: Map<string, Set<string>>): void {
  if (Array.isArray(value)) {
    add(`${value.length} of them`, name, values);
    for (const element of value) addValue(element, isThing(element) ? name : `${name}[]`, values);
  } else if (isThing(value)) addFields(value, `${name}.`, values);
  else add(JSON.stringify(value) ?? 'not written', name, values);
}

function add(text: string, name: string, values: Map<string, Set<string>>): void {
  values.set(name, (values.get(name) ?? new Set()).add(text));
}

/** Prefixes and addresses are values; other objects have fields. */
function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('words' in value) && !Array.isArray(value);
}
