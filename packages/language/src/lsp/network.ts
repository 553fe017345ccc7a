import { Network, type Topology } from '@azroute/engine';

const networks = new WeakMap<Topology, Network>();

/** The indexes of a topology, built once. */
export function networkOf(topology: Topology): Network {
  let network = networks.get(topology);
  if (!network) {
    network = new Network(topology);
    networks.set(topology, network);
  }
  return network;
}
