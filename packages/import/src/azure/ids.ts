/** The parts of a resource ID. */
export interface ResourceId {
  /** As written. */
  readonly id: string;
  /** In lower case: IDs are compared without regard to case. */
  readonly key: string;
  readonly subscription: string;
  readonly group: string;
  /** The type in lower case, such as `microsoft.network/virtualnetworks/subnets`. */
  readonly type: string;
  /** The last name. */
  readonly name: string;
}

/** By what a resource is found: the key of its ID, and what is no ID in lower case. */
export function keyOf(text: string | undefined): string {
  return text === undefined ? '' : (readId(text)?.key ?? text.toLowerCase());
}

/** Reads a resource ID; undefined if the text is none. A subscription does not have to be a GUID: people redact them. */
export function readId(text: string): ResourceId | undefined {
  const id = text.trim().replace(/\/+$/, '');
  const parts = id.split('/');
  const at = parts.map((part) => part.toLowerCase()).lastIndexOf('providers');
  const [namespace, ...rest] = parts.slice(at + 1);
  if (at < 0 || namespace === undefined || namespace === '' || rest.length < 2 || rest.length % 2 !== 0)
    return undefined;
  if (rest.includes('')) return undefined;
  const after = (word: string) => {
    const found = parts.findIndex((part) => part.toLowerCase() === word);
    return found >= 0 && found < at ? (parts[found + 1] ?? '') : '';
  };
  return {
    id,
    key: id.toLowerCase(),
    subscription: after('subscriptions'),
    group: after('resourcegroups'),
    type: [namespace, ...rest.filter((_, i) => i % 2 === 0)].join('/').toLowerCase(),
    name: rest.at(-1) ?? '',
  };
}
