import { noneRoutesProfiles, type Settings } from '@azroute/engine';
import type { LangiumSharedServices } from 'langium/lsp';
import type { DidChangeConfigurationParams } from 'vscode-languageserver';
import { severitiesOf, switches } from '../configuration/read-configuration.js';
import type { TopologyProvider } from '../topology/provider.js';
import type { Escapes } from '../workspace/escapes.js';
import { readAhead } from '../workspace/reading-ahead.js';
import type { DisplaySettings } from './display-settings.js';
import type { AzrouteDocumentUpdateHandler } from './document-updates.js';

/** The section of the client's settings. */
const section = 'azroute';

/** Those that are settings of the engine. */
type EngineSettings = { readonly [name in keyof Settings]?: unknown };

/** The settings of a client, which may send anything. */
interface ClientSettings extends EngineSettings {
  readonly diagnostics?: unknown;
  readonly inlayHints?: unknown;
  readonly codeLens?: unknown;
}

/** The names of the settings that the server uses. */
const names = ['noneRoutes', ...switches, 'diagnostics', 'inlayHints', 'codeLens'] as const;

/** How long an analysis waits for settings that were requested from the client, in milliseconds. */
const longestWait = 1000;

/** Settings that were requested from the client and have not arrived. */
export class PendingSettings {
  private readonly open = new Set<Promise<void>>();

  constructor(private readonly escapes: Escapes) {}

  /** Requests settings from the client. */
  run(fetch: () => Promise<void>): void {
    const asked = fetch()
      .catch((error: unknown) => this.escapes.refused('The client sends no settings, so the defaults apply', error))
      .finally(() => this.open.delete(asked));
    this.open.add(asked);
  }

  /** Resolves when all settings have arrived, or when that takes too long. */
  async done(): Promise<void> {
    if (this.open.size === 0) return;
    await Promise.race([Promise.all(this.open), new Promise((resolve) => setTimeout(resolve, longestWait))]);
  }
}

/**
 * Applies the client's settings: those at the start, and again after each change, which rebuilds all documents.
 */
export function followClientSettings(
  shared: LangiumSharedServices,
  topologies: TopologyProvider,
  display: DisplaySettings,
  pending: PendingSettings,
): void {
  const { ConfigurationProvider } = shared.workspace;
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  let known = JSON.stringify({ settings: {} });
  let received = false;

  const use = ({ diagnostics, inlayHints, codeLens, ...given }: ClientSettings): void => {
    display.use({ inlayHints, codeLens });
    const settings = settingsOf(given);
    const content = JSON.stringify({ settings, diagnostics });
    if (content === known) return;
    known = content;
    updates.rebuildWith(() => topologies.useSettings(settings, severitiesOf(diagnostics)));
  };
  pending.run(async () => {
    const settings: Record<string, unknown> = {};
    for (const name of names) settings[name] = await ConfigurationProvider.getConfiguration(section, name);
    // Settings that the client has sent in the meantime are newer.
    if (!received) use(settings);
  });
  ConfigurationProvider.onConfigurationSectionUpdate((update) => {
    if (update.section !== section) return;
    received = true;
    use(isObject(update.configuration) ? update.configuration : {});
  });
}

/**
 * Reads `azroute.json` files again whenever one of them, or a folder that contains one, appears, changes or vanishes.
 */
export function followConfigurationFiles(
  shared: LangiumSharedServices,
  topologies: TopologyProvider,
  pending: PendingSettings,
): void {
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  updates.onDiskChanges = (places) => {
    const files = topologies.configurations.lookedForAt(places);
    if (files.length === 0) return;
    pending.run(async () => {
      await readAhead(shared.workspace.FileSystemProvider, files, true);
      if (topologies.configurations.haveChanged(files)) updates.rebuildWith(() => topologies.forgetConfigurations());
    });
  };
}

/** Uses the settings that a client sends; if it only reports a change, requests them. */
export function takeSettings(
  { settings }: DidChangeConfigurationParams,
  shared: LangiumSharedServices,
  fetch: ((section: string) => Promise<unknown>) | undefined,
  pending: PendingSettings,
): void {
  const { ConfigurationProvider } = shared.workspace;
  if (isObject(settings)) ConfigurationProvider.updateConfiguration({ settings });
  else if (fetch) {
    pending.run(async () => {
      ConfigurationProvider.updateConfiguration({ settings: { [section]: await fetch(section) } });
    });
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The client's settings for the engine; unknown values count as not set. */
function settingsOf(given: EngineSettings): Partial<Settings> {
  const noneRoutes = noneRoutesProfiles.find((each) => each === given.noneRoutes);
  const switched = switches.flatMap((name) => {
    const value = given[name];
    return typeof value === 'boolean' ? [[name, value] as const] : [];
  });
  return { ...(noneRoutes && { noneRoutes }), ...Object.fromEntries(switched) };
}
