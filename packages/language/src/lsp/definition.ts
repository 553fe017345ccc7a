import { AstUtils, type LangiumDocument } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import { type DefinitionParams, LocationLink, type Range } from 'vscode-languageserver';
import { importsOf } from '../imports/import-graph.js';
import { propertyNode } from '../parser/property-nodes.js';
import { isSameTag, serviceTagAt, serviceTagsAround, type TagAt } from './names/service-tags.js';
import { nameAt, nameSpan } from './names/target.js';
import type { EditorServices } from './services.js';
import { ownersOf } from './values/owners.js';
import { valueAt } from './values/value-at.js';
import { ownersOfPrefix } from './values/value-occurrences.js';

/**
 * Goes from each name of a reference to its declaration, from an address or a prefix to what has it, from a service tag
 * to the statements that give its prefixes, and from an import to its file.
 */
export class AzrouteDefinitionProvider implements DefinitionProvider {
  constructor(private readonly services: EditorServices) {}

  getDefinition(document: LangiumDocument, params: DefinitionParams): LocationLink[] | undefined {
    const offset = document.textDocument.offsetAt(params.position);
    const file = importedFile(document, offset);
    if (file) return [file];
    const tag = serviceTagAt(document, offset);
    if (tag) return this.statementsOf(document, tag);
    const found = nameAt(document, offset);
    if (!found) return this.ownersAt(document, offset);
    const target = found && nameSpan(found.node);
    if (!target || !found.node.$cstNode) return undefined;
    const home = AstUtils.getDocument(found.node);
    const uri = home.uri.toString();
    return [LocationLink.create(uri, found.node.$cstNode.range, rangeOf(home, target), rangeOf(document, found))];
  }

  /** The declarations that have the address or the prefix at an offset. */
  private ownersAt(document: LangiumDocument, offset: number): LocationLink[] | undefined {
    const found = valueAt(document, offset);
    const view = this.services.topology.TopologyProvider.viewsOf(document.uri.toString())[0];
    if (!found || !view) return undefined;
    const { value } = found;
    const owners =
      'address' in value
        ? ownersOf(view.snapshot.network, value.address)
        : ownersOfPrefix(view.topology, value.prefix.text);
    return owners.flatMap((id) => {
      const place = view.place(id);
      return place ? [LocationLink.create(place.uri, place.range, place.nameRange, rangeOf(document, found))] : [];
    });
  }

  /** The statements for a tag, or else those for its regional tags. */
  private statementsOf(document: LangiumDocument, tag: TagAt): LocationLink[] {
    const statements = serviceTagsAround(this.services, document).filter(({ declaration }) => declaration);
    const exact = statements.filter((each) => isSameTag(each.tag.name, tag.name));
    const regional = `${tag.name.toLowerCase()}.`;
    const found =
      exact.length > 0 ? exact : statements.filter((each) => each.tag.name.toLowerCase().startsWith(regional));
    return found.map(({ document: home, range, tag: { node } }) =>
      LocationLink.create(home.uri.toString(), node.$cstNode?.range ?? range, range, rangeOf(document, tag)),
    );
  }
}

function rangeOf(document: LangiumDocument, span: { start: number; end: number }): Range {
  return { start: document.textDocument.positionAt(span.start), end: document.textDocument.positionAt(span.end) };
}

function importedFile(document: LangiumDocument, offset: number): LocationLink | undefined {
  for (const { node, uri } of importsOf(document)) {
    const path = propertyNode(node, 'path');
    if (!path || offset < path.offset || offset > path.end) continue;
    const start = { line: 0, character: 0 };
    return LocationLink.create(uri.toString(), { start, end: start }, { start, end: start }, path.range);
  }
  return undefined;
}
