/** A prefix with the AS path with which Azure learned it from a device, the device's own ASN first. */
export interface AnnouncedRow {
  readonly prefix: string;
  readonly path: readonly number[];
}

/** What a device must announce so that Azure learns the same. */
export interface Announcements {
  /** Prefixes that the device originates. */
  readonly own: readonly string[];
  /** The prefixes for which its own ASN stands more than once in the path, with how often it is added. */
  readonly prepends: readonly { readonly prefix: string; readonly times: number }[];
  /** What it has from routers behind it, by the ASN at the end of the paths. */
  readonly behind: readonly {
    readonly asn: number;
    readonly prefixes: readonly string[];
    readonly between: readonly number[];
  }[];
}

/**
 * Reads announcements out of learned routes. A path with the device's ASN alone, perhaps repeated, is its own route;
 * a longer one comes from the last ASN. ASNs between them are prepended, so that the length of the path stays.
 */
export function announcementsOf(rows: readonly AnnouncedRow[], asn: number | undefined): Announcements {
  const own: string[] = [];
  const prepends: { prefix: string; times: number }[] = [];
  const behind = new Map<number, { prefixes: Set<string>; between: Set<number> }>();
  for (const { prefix, path } of [...rows].sort((a, b) => (a.prefix < b.prefix ? -1 : 1))) {
    const last = path.at(-1);
    const isOwn = last === undefined || path.every((each) => each === (asn ?? path[0]));
    const usual = isOwn ? 1 : 2;
    if (path.length > usual) prepends.push({ prefix, times: path.length - usual });
    if (isOwn) own.push(prefix);
    else {
      const known = behind.get(last) ?? { prefixes: new Set(), between: new Set() };
      known.prefixes.add(prefix);
      for (const each of path.slice(1, -1)) if (each !== path[0] && each !== last) known.between.add(each);
      behind.set(last, known);
    }
  }
  return {
    own,
    prepends,
    behind: [...behind].map(([of, { prefixes, between }]) => ({
      asn: of,
      prefixes: [...prefixes],
      between: [...between],
    })),
  };
}
