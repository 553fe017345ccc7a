import { DefaultIndexManager } from 'langium';

/**
 * An empty index: names and references are kept by topology. Every document may be affected by a change of any other
 * one (an import can appear or vanish). Linking again takes almost no time, and results for a topology are kept as long
 * as its files don't change.
 */
export class AzrouteIndexManager extends DefaultIndexManager {
  override async updateContent(): Promise<void> {}

  override async updateReferences(): Promise<void> {}

  override isAffected(): boolean {
    return true;
  }
}
