import { DefaultIndexManager } from 'langium';

/**
 * An index of nothing: names and references are kept by topology. Every document may be affected by a change of any
 * other (an import can appear or vanish); linking anew costs next to nothing, and what is computed from a topology is
 * kept by its files.
 */
export class AzrouteIndexManager extends DefaultIndexManager {
  override async updateContent(): Promise<void> {}

  override async updateReferences(): Promise<void> {}

  override isAffected(): boolean {
    return true;
  }
}
