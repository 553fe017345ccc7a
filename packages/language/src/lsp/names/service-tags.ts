import { AstUtils, CstUtils, DocumentState, type LangiumDocument } from 'langium';
import { isRouteTable, isServiceTag, type ServiceTag, type UserRoute } from '../../generated/ast.js';
import { propertyNode } from '../../parser/property-nodes.js';
import { referenceText, splitReference, unquote } from '../../symbols/reference-text.js';
import type { EditorServices } from '../services.js';
import type { Occurrence } from './occurrences.js';
import { isCurrent } from './target.js';

/** The name of a service tag in a statement or a route. */
export interface TagAt {
  readonly name: string;
  readonly node: ServiceTag | UserRoute;
  readonly start: number;
  readonly end: number;
}

/** The service tag whose name is at an offset, or ends there. */
export function serviceTagAt(document: LangiumDocument, offset: number): TagAt | undefined {
  const root = document.parseResult.value.$cstNode;
  if (!root || !isCurrent(document)) return undefined;
  for (const at of [offset, offset - 1]) {
    const node = at < 0 ? undefined : CstUtils.findLeafNodeAtOffset(root, at)?.astNode;
    if (node?.$type !== 'ServiceTag' && node?.$type !== 'UserRoute') continue;
    const tag = tagOf(node as ServiceTag | UserRoute);
    if (tag && tag.start <= offset && offset <= tag.end) return tag;
  }
  return undefined;
}

/** A name of a tag in one of the files that share a topology with a document. */
export interface TagOccurrence extends Occurrence {
  readonly tag: TagAt;
}

/**
 * The statements and routes for service tags in all topologies that a document is part of. Names of tags differ in more
 * than case.
 */
export function serviceTagsAround(services: EditorServices, document: LangiumDocument): readonly TagOccurrence[] {
  const uris = new Set(
    services.topology.TopologyProvider.viewsOf(document.uri.toString()).flatMap(({ documents }) => documents),
  );
  return services.shared.workspace.LangiumDocuments.all
    .filter((each) => each === document || uris.has(each.uri.toString()))
    .filter(({ state }) => state >= DocumentState.Linked)
    .toArray()
    .flatMap((each) => tagsIn(each).map((tag) => occurrence(each, tag)));
}

/** Whether two names are of one tag. */
export function isSameTag(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The name of a tag as it is written in a file. */
export function tagText(name: string): string {
  return referenceText(splitReference(name).map((segment) => segment.name));
}

function tagsIn(document: LangiumDocument): readonly TagAt[] {
  const nodes = AstUtils.streamContents(document.parseResult.value).toArray();
  const statements = nodes.filter(isServiceTag);
  const routes = nodes.filter(isRouteTable).flatMap((table) => table.routes);
  return [...statements, ...routes].flatMap((node) => tagOf(node) ?? []);
}

function tagOf(node: ServiceTag | UserRoute): TagAt | undefined {
  const [property, text] = isServiceTag(node)
    ? (['tag', node.tag] as const)
    : (['serviceTag', node.serviceTag] as const);
  const cst = propertyNode(node, property);
  return text === undefined || !cst ? undefined : { name: unquote(text), node, start: cst.offset, end: cst.end };
}

function occurrence(document: LangiumDocument, tag: TagAt): TagOccurrence {
  const { textDocument } = document;
  const range = { start: textDocument.positionAt(tag.start), end: textDocument.positionAt(tag.end) };
  return { document, range, declaration: isServiceTag(tag.node), tag };
}
