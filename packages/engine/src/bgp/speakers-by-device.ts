import { append } from '../collections.js';
import type { DeclId, Network } from '../topology/index.js';
import type { SpeakerNode } from './node.js';

/** The speakers of a topology by the IDs that connections and sessions name. */
export class SpeakersByDevice {
  private readonly byDevice = new Map<DeclId, SpeakerNode[]>();

  constructor(
    private readonly network: Network,
    /** All of them. */
    readonly nodes: readonly SpeakerNode[],
  ) {
    for (const node of nodes) {
      append(this.byDevice, node.speaker.device, node);
      for (const id of node.rules.answersFor?.(node) ?? []) append(this.byDevice, id, node);
    }
  }

  /** The speakers of a device: two for a Route Server. A site that is its own router, or has only one, means that router. */
  at(device: DeclId): readonly SpeakerNode[] {
    return this.byDevice.get(this.network.router(device)?.router.id ?? device) ?? [];
  }
}
