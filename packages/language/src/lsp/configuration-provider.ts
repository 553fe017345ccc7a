import { type ConfigurationInitializedParams, DefaultConfigurationProvider } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { Escapes } from '../workspace/escapes.js';

/** Asks the client for its settings. A client that refuses has none. */
export class AzrouteConfigurationProvider extends DefaultConfigurationProvider {
  private readonly escapes: Escapes;

  constructor(services: LangiumSharedServices) {
    super(services);
    this.escapes = new Escapes(services.lsp.Connection?.console);
  }

  override initialized(params: ConfigurationInitializedParams): Promise<void> {
    const { register, fetchConfiguration } = params;
    return super.initialized({
      ...params,
      register: (options) => {
        // What is said to return nothing returns a promise.
        const registered = Promise.resolve(register?.(options) as unknown);
        registered.catch((error) => this.escapes.refused('The client tells of no changes of its settings', error));
      },
      fetchConfiguration: async (items) => {
        try {
          const settings: unknown = await fetchConfiguration?.(items);
          return Array.isArray(settings) ? settings : [];
        } catch (error) {
          this.escapes.refused('The client gives no settings, so the defaults count', error);
          return [];
        }
      },
    });
  }
}
