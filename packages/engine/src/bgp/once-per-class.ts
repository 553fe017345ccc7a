import type { PrefixEntry, SpeakerEntry } from './route.js';

/** Makes a value from what entries share: once for all prefixes that all speakers treat alike. */
export function oncePerClass<T>(make: (shared: PrefixEntry) => T): (entry: SpeakerEntry) => T {
  const made = new Map<PrefixEntry, { readonly value: T }>();
  return ({ shared }) => {
    let known = made.get(shared);
    if (!known) {
      known = { value: make(shared) };
      made.set(shared, known);
    }
    return known.value;
  };
}
