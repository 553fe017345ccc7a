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

/**
 * Computes with the client's settings from now on: with those that it has at the start, and again with each change,
 * after which all documents are built anew.
 */
export function followClientSettings(
  shared: LangiumSharedServices,
  topologies: TopologyProvider,
  escapes: Escapes,
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
  escapes.run('Reading the settings', async () => {
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

/** Reads `azroute.json` files anew whenever one changes on disk. */
export function followConfigurationFiles(shared: LangiumSharedServices, topologies: TopologyProvider): void {
  const updates = shared.lsp.DocumentUpdateHandler as AzrouteDocumentUpdateHandler;
  updates.configurationChanged = () => updates.rebuildWith(() => topologies.forgetConfigurations());
}

/** Takes the settings that a client sends; from one that only says that they changed, they are fetched. */
export function takeSettings(
  { settings }: DidChangeConfigurationParams,
  shared: LangiumSharedServices,
  fetch: ((section: string) => Promise<unknown>) | undefined,
  escapes: Escapes,
): void {
  const { ConfigurationProvider } = shared.workspace;
  if (isObject(settings)) ConfigurationProvider.updateConfiguration({ settings });
  else if (fetch) {
    escapes.run('Reading the settings', async () => {
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
