/** A value that is computed on first use; `made` returns it only if it has been computed. */
export interface Lazy<T> {
  (): T;
  made(): T | undefined;
}

/**
 * Once computed, the value no longer keeps its function alive, which refers to a computation and to all earlier ones.
 */
export function lazy<T>(make: () => T): Lazy<T> {
  let state: { readonly make: () => T } | { readonly value: T } = { make };
  const get = () => {
    if ('make' in state) state = { value: state.make() };
    return state.value;
  };
  return Object.assign(get, { made: () => ('value' in state ? state.value : undefined) });
}
