/** The kinds of inlay hints, and whether they are shown unless the user says otherwise. */
const hintDefaults = {
  nextHops: true,
  peeringStates: true,
  asns: true,
  freeAddresses: false,
  defaultRoutes: false,
  defaults: false,
} as const;

/** The kinds of code lenses, and whether they are shown unless the user says otherwise. */
const lensDefaults = { expectations: true, nics: true, routes: true, sessions: true } as const;

export type HintKind = keyof typeof hintDefaults;
export type LensKind = keyof typeof lensDefaults;

/** What the editor shows between the lines and words, by the client's settings. */
export class DisplaySettings {
  private hints: Readonly<Record<HintKind, boolean>> = hintDefaults;
  private lenses: Readonly<Record<LensKind, boolean>> = lensDefaults;

  /** Takes over settings, which may be anything; unknown values count as not set. */
  use({ inlayHints, codeLens }: { readonly inlayHints?: unknown; readonly codeLens?: unknown }): void {
    this.hints = chosen(hintDefaults, inlayHints);
    this.lenses = chosen(lensDefaults, codeLens);
  }

  showsHint(kind: HintKind): boolean {
    return this.hints[kind];
  }

  showsLens(kind: LensKind): boolean {
    return this.lenses[kind];
  }
}

function chosen<K extends string>(
  defaults: Readonly<Record<K, boolean>>,
  settings: unknown,
): Readonly<Record<K, boolean>> {
  const given = (typeof settings === 'object' ? settings : null) ?? {};
  const isSwitch = ([key, value]: [string, unknown]) => key in defaults && typeof value === 'boolean';
  return { ...defaults, ...Object.fromEntries(Object.entries(given).filter(isSwitch)) };
}
