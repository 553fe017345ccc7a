import type { Address, DeclId, InputChoice } from '@azroute/engine';
import { URI } from 'langium';
import type { AskChoices, AskPlace } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import { sendingEnds } from '../../topology/ends.js';
import { currentViews } from '../code-actions/view-of.js';
import { nicOf } from '../details/nic-of.js';
import { declarationAtPosition } from '../names/declaration-at.js';
import type { EditorServices, EditorView } from '../services.js';

/** What packets can go from, to and through in the first topology that contains a file; null if none does. */
export function choicesFor(services: EditorServices, { textDocument, position }: AskPlace): AskChoices | null {
  const uri = textDocument?.uri;
  const document = typeof uri === 'string' && services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
  if (!document) return null;
  const [view] = currentViews(services, uri);
  if (!view) return null;
  const { version } = document.textDocument;
  const here = position && declarationAtPosition(view, document, position);
  const asked = here === undefined ? [] : [here, nicOf(view, here)];
  const others = (all: readonly InputChoice[]) => all.filter(({ value }) => !asked.includes(value));
  return {
    root: view.root,
    version,
    ends: others(endsIn(view)),
    devices: others(devicesIn(view)),
    nics: others(nicsIn(view)),
  };
}

/** The NICs of machines, hosts and private endpoints. */
function endsIn(view: EditorView): readonly InputChoice[] {
  const { inVnets, hosts } = sendingEnds(view.topology);
  return [...inVnets, ...hosts].map(({ id, addresses }) => choice(view, id, addresses));
}

/** All NICs, whose effective routes can be compared. */
function nicsIn(view: EditorView): readonly InputChoice[] {
  const subnets = view.topology.vnets.flatMap((vnet) => vnet.subnets);
  return subnets.flatMap(({ nics }) => nics.map(({ id, addresses }) => choice(view, id, addresses)));
}

/** The appliances, whose order on the way matters. */
function devicesIn(view: EditorView): readonly InputChoice[] {
  const { vnets, nvas } = view.topology;
  const firewalls = vnets.flatMap((vnet) => vnet.firewalls);
  return [
    ...nvas.map(({ id }) => choice(view, id, [])),
    ...firewalls.map(({ id, address }) => choice(view, id, address ? [address] : [])),
  ];
}

function choice(view: EditorView, id: DeclId, addresses: readonly Address[]): InputChoice {
  const description = addresses.map(({ text }) => text).join(', ');
  return { value: id, label: visibleText(view.labelOf(id)), ...(description !== '' && { description }) };
}
