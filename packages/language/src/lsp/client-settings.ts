import { noneRoutesProfiles, type Settings } from '@azroute/engine';
import type { LangiumSharedServices } from 'langium/lsp';
import type { DidChangeConfigurationParams } from 'vscode-languageserver';
import { severitiesOf } from '../configuration/read-configuration.js';
import type { TopologyProvider } from '../topology/provider.js';
import type { Escapes } from '../workspace/escapes.js';
import type { AzrouteDocumentUpdateHandler } from './document-updates.js';

/** The section of the client's settings. */
const section = 'azroute';

/** What a client may have set; anything may come. */
interface ClientSettings {
  readonly noneRoutes?: unknown;
  readonly diagnostics?: unknown;
}

/** How long an analysis waits for settings that the client was asked for, in milliseconds. */
const patience = 1000;

/** Settings that the client was asked for and has not sent. */
export class Fetching {
  private readonly open = new Set<Promise<void>>();

  constructor(private readonly escapes: Escapes) {}

  /** Asks the client. */
  run(fetch: () => Promise<void>): void {
    const asked = fetch()
      .catch((error: unknown) => this.escapes.refused('The client gives no settings, so the defaults count', error))
      .finally(() => this.open.delete(asked));
    this.open.add(asked);
  }

  /** Resolves when nothing is open any more, or when that takes too long. */
  async done(): Promise<void> {
    if (this.open.size === 0) return;
    await Promise.race([Promise.all(this.open), new Promise((resolve) => setTimeout(resolve, patience))]);
  }
}

/**
 * Computes with the client's settings from now on: with those that it has at the start, and again with each change,
 * after which all documents are built anew.
 */
export function followClientSettings(
  shared: LangiumSharedServices,
  topologies: TopologyProvider,
  fetching: Fetching,
): void {
  const { ConfigurationProvider } = shared.workspace;
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  let known = JSON.stringify({});
  let told = false;

  const use = ({ noneRoutes, diagnostics }: ClientSettings): void => {
    const content = JSON.stringify({ noneRoutes, diagnostics });
    if (content === known) return;
    known = content;
    updates.rebuildWith(() => topologies.useSettings(settingsOf(noneRoutes), severitiesOf(diagnostics)));
  };
  fetching.run(async () => {
    const noneRoutes: unknown = await ConfigurationProvider.getConfiguration(section, 'noneRoutes');
    const diagnostics: unknown = await ConfigurationProvider.getConfiguration(section, 'diagnostics');
    // What the client has told since is newer.
    if (!told) use({ noneRoutes, diagnostics });
  });
  ConfigurationProvider.onConfigurationSectionUpdate((update) => {
    if (update.section !== section) return;
    told = true;
    use(isObject(update.configuration) ? update.configuration : {});
  });
}

/** Reads `azroute.json` files anew whenever one of them appears, changes or goes, be it with the folder that holds it. */
export function followConfigurationFiles(shared: LangiumSharedServices, topologies: TopologyProvider): void {
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  updates.onDiskNews = (places) => {
    if (topologies.configurations.haveChangedAt(places)) updates.rebuildWith(() => topologies.forgetConfigurations());
  };
}

/** Takes the settings that a client sends; from one that only says that they changed, they are fetched. */
export function takeSettings(
  { settings }: DidChangeConfigurationParams,
  shared: LangiumSharedServices,
  fetch: ((section: string) => Promise<unknown>) | undefined,
  fetching: Fetching,
): void {
  const { ConfigurationProvider } = shared.workspace;
  if (isObject(settings)) ConfigurationProvider.updateConfiguration({ settings });
  else if (fetch) {
    fetching.run(async () => {
      ConfigurationProvider.updateConfiguration({ settings: { [section]: await fetch(section) } });
    });
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The engine's settings that the client has set; what is none of the known values is as if it were not set. */
function settingsOf(noneRoutes: unknown): Partial<Settings> {
  const profile = noneRoutesProfiles.find((each) => each === noneRoutes);
  return profile ? { noneRoutes: profile } : {};
}
