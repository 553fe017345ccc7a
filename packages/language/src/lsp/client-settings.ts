import { defaultSettings, type NoneRoutesProfile, noneRoutesProfiles, type Settings } from '@azroute/engine';
import type { LangiumSharedServices } from 'langium/lsp';
import type { TopologyProvider } from '../topology/provider.js';

/** The section of the client's settings. */
const section = 'azroute';

/**
 * Computes with the client's settings from now on: with those that it has at the start, and again with each change,
 * after which all documents are built anew.
 */
export function followClientSettings(shared: LangiumSharedServices, topologies: TopologyProvider): void {
  const { ConfigurationProvider, WorkspaceLock, DocumentBuilder, LangiumDocuments } = shared.workspace;

  const use = (noneRoutes: unknown): void => {
    const settings: Settings = { ...defaultSettings, noneRoutes: profileOf(noneRoutes) };
    if (settings.noneRoutes === topologies.engineSettings.noneRoutes) return;
    void WorkspaceLock.write((cancelToken) => {
      topologies.useSettings(settings);
      return DocumentBuilder.update(LangiumDocuments.all.map(({ uri }) => uri).toArray(), [], cancelToken);
    });
  };
  void ConfigurationProvider.getConfiguration(section, 'noneRoutes').then(use);
  ConfigurationProvider.onConfigurationSectionUpdate((update) => {
    if (update.section === section) use(update.configuration?.noneRoutes);
  });
}

/** The profile of that name; the default for anything else that a client may send. */
function profileOf(value: unknown): NoneRoutesProfile {
  return noneRoutesProfiles.find((profile) => profile === value) ?? defaultSettings.noneRoutes;
}
