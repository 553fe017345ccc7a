import { defaultSettings, type NoneRoutesProfile, noneRoutesProfiles, type Settings } from '@azroute/engine';
import { type Command, Option } from 'commander';

/** The options of what differs by year, as commander hands them over. */
export interface SettingsOptions {
  readonly noneRoutes?: NoneRoutesProfile;
  readonly routeServerListsOwnPrefixes?: boolean;
  readonly routeServerKeepsPeeredPrefixes?: boolean;
}

/** Adds the options that set what differs by year (R003, R004, R163, R276). */
export function withSettings(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--none-routes <set>',
        'system routes with next hop None: the documented four, or those seen in a year',
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
        'Route Servers relay nothing from NVA to NVA that lies inside a peered VNet, as seen in 2026',
      ),
    );
}

/** The engine's settings that these options stand for; what is not given is as `azroute.json` says. */
export function settingsFrom(options: SettingsOptions): Partial<Settings> {
  return {
    ...(options.noneRoutes && { noneRoutes: options.noneRoutes }),
    ...(options.routeServerListsOwnPrefixes && { routeServerLearnsOwnPrefixes: true }),
    ...(options.routeServerKeepsPeeredPrefixes && { routeServerRelaysPeeredPrefixes: false }),
  };
}
