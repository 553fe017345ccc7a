import type { PrefixEntry, SpeakerEntry } from './route.js';

/** Makes a value from the shared part of entries, once for each class of prefixes. */
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
