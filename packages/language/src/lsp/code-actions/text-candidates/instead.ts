import type { Network } from '@azroute/engine';
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DeclKind } from '../../../symbols/declaration.js';
import { insteadOf } from '../../../validation/instead/instead-of.js';
import type { EditorView } from '../../services.js';
import type { Candidate } from './candidate.js';

/** The kinds of things to which a route can send packets. */
const hopKinds: readonly DeclKind[] = ['firewall', 'loadBalancer', 'nic', 'nva'];

/** What azroute writes in place of a word at a syntax error: another word, an address, or nothing. */
export function inPlace(document: TextDocument, range: Range, views: readonly EditorView[]): readonly Candidate[] {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const text = document.getText();
  const instead = insteadOf(text, from, to);
  if (!instead) return [];
  const { start, end } = instead;
  const word = text.slice(start, end);
  if (instead.text !== '') {
    return [{ title: `Write "${instead.text}" (was "${word}")`, text: instead.text, start, end, isPreferred: true }];
  }
  const addresses = addressesOf(word, views);
  if (addresses.length > 0) {
    return addresses.map((address) => ({
      title: `Write ${address}, the address of ${word}`,
      text: address,
      start,
      end,
    }));
  }
  const blank = text[end] === ' ' && /^\s?$/.test(text.slice(start - 1, start)) ? 1 : 0;
  return [{ title: `Remove "${word}"`, text: '', start, end: end + blank, isPreferred: true }];
}

/** The addresses of the thing that a name means as a next hop. */
function addressesOf(word: string, views: readonly EditorView[]): readonly string[] {
  const found = views.flatMap((view) => {
    const meant = view.resolve(word, hopKinds);
    return 'id' in meant ? hopsOf(view.snapshot.network, meant.id) : [];
  });
  return [...new Set(found)];
}

function hopsOf(network: Network, id: string): readonly string[] {
  const thing = network.thing(id);
  if (thing?.kind === 'firewall') return thing.firewall.address ? [thing.firewall.address.text] : [];
  if (thing?.kind === 'loadBalancer') return [thing.loadBalancer.address.text];
  const nics = thing?.kind === 'nva' ? network.nicsOf(thing.nva) : thing?.kind === 'nic' ? [thing] : [];
  return nics.flatMap(({ nic }) => nic.addresses.map(({ text }) => text));
}
