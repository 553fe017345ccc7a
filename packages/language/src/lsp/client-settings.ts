import { noneRoutesProfiles, type Settings } from '@azroute/engine';
import type { LangiumSharedServices } from 'langium/lsp';
import { severitiesOf } from '../configuration/read-configuration.js';
import type { TopologyProvider } from '../topology/provider.js';
import { AzrouteDocumentUpdateHandler } from './document-updates.js';

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
export function followClientSettings(shared: LangiumSharedServices, topologies: TopologyProvider): void {
  const { ConfigurationProvider } = shared.workspace;
  let known = JSON.stringify({});

  const use = ({ noneRoutes, diagnostics }: ClientSettings): void => {
    const content = JSON.stringify({ noneRoutes, diagnostics });
    if (content === known) return;
    known = content;
    rebuildWith(shared, () => topologies.useSettings(settingsOf(noneRoutes), severitiesOf(diagnostics)));
  };
  void Promise.all([
    ConfigurationProvider.getConfiguration(section, 'noneRoutes'),
    ConfigurationProvider.getConfiguration(section, 'diagnostics'),
  ]).then(([noneRoutes, diagnostics]) => use({ noneRoutes, diagnostics }));
  ConfigurationProvider.onConfigurationSectionUpdate((update) => {
    if (update.section === section) use(update.configuration ?? {});
  });
}

/** Reads `azroute.json` files anew whenever one changes on disk. */
export function followConfigurationFiles(shared: LangiumSharedServices, topologies: TopologyProvider): void {
  const updates = shared.lsp.DocumentUpdateHandler;
  if (!(updates instanceof AzrouteDocumentUpdateHandler)) return;
  updates.configurationChanged = () => rebuildWith(shared, () => topologies.forgetConfigurations());
}

/** Makes a change that all documents depend on, and builds them anew. */
export function rebuildWith(shared: LangiumSharedServices, change: () => void): void {
  const { WorkspaceLock, DocumentBuilder, LangiumDocuments } = shared.workspace;
  void WorkspaceLock.write((cancelToken) => {
    change();
    return DocumentBuilder.update(LangiumDocuments.all.map(({ uri }) => uri).toArray(), [], cancelToken);
  });
}

/** The engine's settings that the client has set; what is none of the known values is as if it were not set. */
function settingsOf(noneRoutes: unknown): Partial<Settings> {
  const profile = noneRoutesProfiles.find((each) => each === noneRoutes);
  return profile ? { noneRoutes: profile } : {};
}
