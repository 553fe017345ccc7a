/** The sets of system None routes (R003, R004): the four documented routes, or those observed on NICs in a year. */
export const noneRoutesProfiles = ['documented', '2019', '2021', '2023', '2026'] as const;

/** One of {@link noneRoutesProfiles}. */
export type NoneRoutesProfile = (typeof noneRoutesProfiles)[number];

/** Azure behavior that has changed over the years. */
export interface Settings {
  readonly noneRoutes: NoneRoutesProfile;
  /**
   * Whether a Route Server lists NVA routes that equal or lie inside its own VNet as learned (R276: 2021–22 yes, 2026
   * no).
   */
  readonly routeServerLearnsOwnPrefixes: boolean;
  /**
   * Whether a Route Server relays to other NVAs what an NVA announced inside a directly peered VNet (R163: seen in
   * 2021; in 2026, conformance case 48, it kept such prefixes to itself).
   */
  readonly routeServerRelaysPeeredPrefixes: boolean;
}

/** The behavior that is documented today. */
export const defaultSettings: Settings = {
  noneRoutes: 'documented',
  routeServerLearnsOwnPrefixes: false,
  routeServerRelaysPeeredPrefixes: true,
};
