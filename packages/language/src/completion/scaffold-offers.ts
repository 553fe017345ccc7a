import { CompletionItemKind } from 'vscode-languageserver';
import { nextSpokes } from '../scaffolds/next-spoke.js';
import { scaffolds } from '../scaffolds/scaffolds.js';
import { asSnippet } from '../scaffolds/snippet.js';
import type { Cursor } from './cursor.js';
import type { Offer } from './offer.js';
import type { Known } from './place.js';

/** Among the statements of a file, behind the first one: what somebody who begins should see. */
const [rank, afterVnet] = [2, 0.5];

const words = ['scaffold', 'template', 'example', 'design'];

/**
 * What several statements at once can be written for: whole networks where there is none yet, and one more spoke of
 * those that a hub has. Only where a statement of the file begins.
 */
export function scaffoldOffers({ topology, network, symbols }: Known, cursor: Cursor): Offer[] {
  const begins = cursor.enclosing.length === 0 && cursor.lineEndsHere && cursor.expected.some((each) => each.begins);
  if (!begins) return [];
  const isEmpty = topology.vnets.length + topology.sites.length + topology.nvas.length === 0;
  if (isEmpty) {
    return scaffolds.map(({ name, description, text, places }, weight) => {
      // The prefixes of subnets would not follow that of their network.
      const names = places.filter((place) => !place.includes('/'));
      return offer(name, description, text, names, weight);
    });
  }
  const labelOf = (id: string) => {
    const declaration = symbols.get(id);
    return declaration ? symbols.label(declaration) : id;
  };
  return nextSpokes(network, labelOf).map(({ hub, name, prefix, text }, weight) =>
    offer(
      `spoke of ${hub.name}`,
      `${name}, ${prefix.text}, like the other spokes of ${hub.label}`,
      text,
      [name],
      weight,
    ),
  );
}

function offer(text: string, detail: string, insert: string, names: readonly string[], weight: number): Offer {
  const trimmed = insert.trimEnd();
  return {
    text,
    detail,
    kind: CompletionItemKind.Snippet,
    rank,
    weight: afterVnet + weight / 100,
    insert: trimmed,
    snippet: asSnippet(trimmed, names),
    aliases: words,
  };
}
