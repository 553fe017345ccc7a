import { drawPicture, drawPictureFor, svgText, wayOf } from '@azroute/diagram';
import { createSnapshot, isProblem, parseAddress, type Snapshot } from '@azroute/engine';
import { type Files, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';

/**
 * The picture of a network, which follows the light or dark setting of the reader.
 * @param title what it is of, for screen readers
 * @param way the labels of the ends of a way over it, or a label and an address
 */
export async function pictureOf(files: Files, title: string, way?: readonly [string, string]): Promise<string> {
  const { topology } = await ReadFiles.read(files);
  const snapshot = createSnapshot(topology);
  const { network } = snapshot;
  if (!way) return svgText(drawPicture(network), { theme: 'auto', title });
  const drawn = wayBetween(snapshot, way);
  return svgText(drawPictureFor(network, drawn), { theme: 'auto', title, overlay: { way: drawn, network } });
}

function wayBetween(snapshot: Snapshot, [from, to]: readonly [string, string]) {
  const sender = endWith(snapshot, from);
  const target = endWith(snapshot, to);
  const address = parseAddress(target?.address ?? to);
  const there = !sender || isProblem(address) ? undefined : snapshot.trace(sender.id, address);
  const own = sender && parseAddress(sender.address);
  if (!sender || !there || !own || isProblem(own)) throw new Error(`${from} sends nothing to ${to}`);
  const back = target && snapshot.trace(target.id, own);
  return wayOf(snapshot.network, { sender: sender.id, target: target?.id, from, to, there, back });
}

function endWith({ network }: Snapshot, label: string): { readonly id: string; readonly address: string } | undefined {
  for (const thing of network.everything()) {
    if (thing.kind === 'nic' && thing.nic.label === label) {
      return { id: thing.nic.id, address: thing.nic.addresses[0]?.text ?? '' };
    }
    if (thing.kind === 'host' && thing.host.label === label) {
      return { id: thing.host.id, address: thing.host.address?.text ?? '' };
    }
  }
  return undefined;
}
