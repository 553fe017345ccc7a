import { defaultSettings, type NoneRoutesProfile, noneRoutesProfiles, type Settings } from '@azroute/engine';
import { type Command, Option } from 'commander';

/** The options for behavior that differs by year, as commander passes them. */
export interface SettingsOptions {
  readonly noneRoutes?: NoneRoutesProfile;
  readonly routeServerListsOwnPrefixes?: boolean;
  readonly routeServerKeepsPeeredPrefixes?: boolean;
}

/** Adds the options for behavior that differs by year (R003, R004, R163, R276). */
export function withSettings(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--none-routes <set>',
        'system routes with next hop None: the four documented ones, or those seen in a year',
      )
        .choices(noneRoutesProfiles)
        .default(undefined, defaultSettings.noneRoutes),
    )
    .addOption(
      new Option(
        '--route-server-lists-own-prefixes',
        "Route Servers list NVA routes inside their own VNet's space as learned, as in 2021 and 2022",
      ),
    )
    .addOption(
      new Option(
        '--route-server-keeps-peered-prefixes',
        'Route Servers do not relay prefixes inside a peered VNet from NVA to NVA, as seen in 2026',
      ),
    );
}

/** The engine settings for these options; `azroute.json` determines those that are not given. */
export function settingsFrom(options: SettingsOptions): Partial<Settings> {
  return {
    ...(options.noneRoutes && { noneRoutes: options.noneRoutes }),
    ...(options.routeServerListsOwnPrefixes && { routeServerLearnsOwnPrefixes: true }),
    ...(options.routeServerKeepsPeeredPrefixes && { routeServerRelaysPeeredPrefixes: false }),
  };
}
