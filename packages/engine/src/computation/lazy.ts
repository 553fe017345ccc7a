/** A value that is made when it is first asked for; `made` gives it only if it has been. */
export interface Lazy<T> {
  (): T;
  made(): T | undefined;
}

/** Once the value is made nothing keeps alive what it was made from: a computation, and with it all earlier ones. */
export function lazy<T>(make: () => T): Lazy<T> {
  let state: { readonly make: () => T } | { readonly value: T } = { make };
  const get = () => {
    if ('make' in state) state = { value: state.make() };
    return state.value;
  };
  return Object.assign(get, { made: () => ('value' in state ? state.value : undefined) });
}
