import type { LangiumDocument, LangiumDocuments, URI } from 'langium';
import type { AzrouteFile, Import } from '../generated/ast.js';
import { unquote } from '../symbols/reference-text.js';
import { circlesOf } from './circles.js';
import { importTarget, type PathRefusal } from './import-path.js';

/** An import of a file: the statement and the URI that it refers to. */
export interface ResolvedImport {
  readonly node: Import;
  readonly uri: URI;
}

/** An import whose path cannot name a topology file. */
export interface RefusedImport {
  readonly node: Import;
  readonly refused: PathRefusal;
}

const cache = new WeakMap<AzrouteFile, readonly (ResolvedImport | RefusedImport)[]>();

/** The imports of a parsed document that name a file. Paths are relative to the folder of the document. */
export function importsOf(document: LangiumDocument): readonly ResolvedImport[] {
  return allImportsOf(document).filter((one): one is ResolvedImport => 'uri' in one);
}

/** All imports of a parsed document, including those whose paths are rejected. */
export function allImportsOf(document: LangiumDocument): readonly (ResolvedImport | RefusedImport)[] {
  const file = document.parseResult.value as AzrouteFile;
  if (file.$type !== 'AzrouteFile') return [];
  let found = cache.get(file);
  if (!found) {
    found = file.statements
      .filter((statement): statement is Import => statement.$type === 'Import' && Boolean(statement.path))
      .map((node) => ({ node, ...importTarget(unquote(node.path), document.uri) }));
    cache.set(file, found);
  }
  return found;
}

/**
 * Which documents import which, as a snapshot. Everything is computed for all documents together, so that thousands of
 * files that import one another cost only as much as their imports.
 */
export class ImportGraph {
  private readonly documents: readonly LangiumDocument[];
  /** The documents that a document imports, by its number. */
  private readonly imported: readonly (readonly number[])[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly reached = new Map<LangiumDocument, readonly LangiumDocument[]>();
  private roots: readonly (readonly LangiumDocument[])[] | undefined;
  private declaring: readonly boolean[] | undefined;

  constructor(documents: LangiumDocuments) {
    this.documents = documents.all.toArray();
    const numbers = new Map(this.documents.map((document, i) => [document.uri.toString(), i]));
    this.numbers = numbers;
    this.imported = this.documents.map((document) => [
      ...new Set(importsOf(document).flatMap(({ uri }) => numbers.get(uri.toString()) ?? [])),
    ]);
  }

  /**
   * The documents that a root reaches through imports: the root first, then breadth-first in the order of the imports.
   */
  reach(root: LangiumDocument): readonly LangiumDocument[] {
    let found = this.reached.get(root);
    if (!found) {
      const start = this.numberOf(root);
      const numbers = new Set(start === undefined ? [] : [start]);
      for (const number of numbers) for (const next of this.imported[number] ?? []) numbers.add(next);
      found = start === undefined ? [root] : [...numbers].flatMap((number) => this.documents[number] ?? []);
      this.reached.set(root, found);
    }
    return found;
  }

  /**
   * The roots of the topologies that contain a document: the documents that reach it and that no document outside their
   * own import cycle imports. The root of a cycle that nothing else imports is its first member by URI.
   */
  rootsOf(document: LangiumDocument): readonly LangiumDocument[] {
    const number = this.numberOf(document);
    if (number === undefined) return [document];
    this.roots ??= this.allRoots();
    return this.roots[number] ?? [];
  }

  /** Whether a document, or one that it reaches, declares anything. */
  declaresAnything(document: LangiumDocument): boolean {
    this.declaring ??= this.allDeclaring();
    const number = this.numberOf(document);
    return number === undefined ? declares(document) : (this.declaring[number] ?? false);
  }

  private numberOf({ uri }: LangiumDocument): number | undefined {
    return this.numbers.get(uri.toString());
  }

  private allRoots(): readonly (readonly LangiumDocument[])[] {
    const roots: (readonly LangiumDocument[])[] = new Array(this.documents.length);
    const above = new Map<number, Set<readonly LangiumDocument[]>>();
    // Importers come before what they import.
    for (const circle of circlesOf(this.imported).reverse()) {
      const lists = new Set(circle.flatMap((number) => [...(above.get(number) ?? [])]));
      const own = lists.size > 0 ? united([...lists]) : [this.firstOf(circle)];
      const members = new Set(circle);
      for (const number of circle) {
        roots[number] = own;
        for (const next of this.imported[number] ?? []) {
          if (!members.has(next)) above.set(next, (above.get(next) ?? new Set()).add(own));
        }
      }
    }
    return roots;
  }

  private firstOf(circle: readonly number[]): LangiumDocument {
    return circle.map((number) => this.documents[number] as LangiumDocument).sort(byUri)[0] as LangiumDocument;
  }

  private allDeclaring(): readonly boolean[] {
    const declaring: boolean[] = new Array(this.documents.length);
    // Imported files come before their importers.
    for (const circle of circlesOf(this.imported)) {
      const does = circle.some(
        (number) =>
          declares(this.documents[number] as LangiumDocument) ||
          (this.imported[number] ?? []).some((next) => declaring[next]),
      );
      for (const number of circle) declaring[number] = does;
    }
    return declaring;
  }
}

function declares(document: LangiumDocument): boolean {
  return (
    (document.parseResult.value as Partial<AzrouteFile>).statements?.some(({ $type }) => $type !== 'Import') ?? false
  );
}

function united(lists: readonly (readonly LangiumDocument[])[]): readonly LangiumDocument[] {
  const [only] = lists;
  return only && lists.length === 1 ? only : [...new Set(lists.flat())].sort(byUri);
}

function byUri({ uri: a }: LangiumDocument, { uri: b }: LangiumDocument): number {
  return a.toString() < b.toString() ? -1 : 1;
}
