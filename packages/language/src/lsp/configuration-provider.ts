import { type ConfigurationInitializedParams, DefaultConfigurationProvider } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import { Escapes } from '../workspace/escapes.js';

/** Requests settings from the client. A client that refuses has none. */
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
        // Despite its type, `register` returns a promise.
        const registered = Promise.resolve(register?.(options) as unknown);
        registered.catch((error) => this.escapes.refused('The client reports no changes of its settings', error));
      },
      fetchConfiguration: async (items) => {
        try {
          const settings: unknown = await fetchConfiguration?.(items);
          return Array.isArray(settings) ? settings : [];
        } catch (error) {
          this.escapes.refused('The client sends no settings, so the defaults apply', error);
          return [];
        }
      },
    });
  }
}
