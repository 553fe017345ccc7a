const caches: WeakCache<object, unknown>[] = [];

/**
 * Results about objects that nobody else has to know, for as long as the objects live or until {@link emptyCaches}. It
 * can be emptied because the table of a `WeakMap` grows with the most objects that it ever held, and never shrinks.
 */
export class WeakCache<K extends object, V> {
  private results = new WeakMap<K, V>();

  constructor() {
    caches.push(this as WeakCache<object, unknown>);
  }

  /** The result about an object, computed when it is asked for first. */
  of(key: K, compute: () => V): V {
    let result = this.results.get(key);
    if (result === undefined) {
      result = compute();
      this.results.set(key, result);
    }
    return result;
  }

  /** Forgets all results. */
  empty(): void {
    this.results = new WeakMap();
  }
}

/** Forgets the results of all caches of this process or thread; they are computed again when they are asked for. */
export function emptyCaches(): void {
  for (const cache of caches) cache.empty();
}
