import { append } from '@azroute/engine';
import { AstUtils, type LangiumDocument, type URI } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type Range,
  type RenameParams,
  ResponseError,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { nameText } from '../symbols/reference-text.js';
import { visibleText } from '../symbols/visible-text.js';
import { builderOf } from '../workspace/document-builder.js';
import { isPossibleName } from './edits/names.js';
import { type Occurrence, occurrencesOf } from './names/occurrences.js';
import { isSameTag, serviceTagAt, serviceTagsAround, type TagAt, tagText } from './names/service-tags.js';
import { nameAt } from './names/target.js';
import { applyReplacements, buildScratch } from './scratch.js';
import type { EditorServices } from './services.js';

/**
 * Renames a service tag, or a declaration with all its occurrences in references, also in longer ones. The new name gets quotes where it
 * needs them. Refuses to rename if some reference would refer to something else afterward.
 */
export class AzrouteRenameProvider implements RenameProvider {
  constructor(private readonly services: EditorServices) {}

  prepareRename(document: LangiumDocument, params: PrepareRenameParams): Range | undefined {
    const offset = document.textDocument.offsetAt(params.position);
    const found = serviceTagAt(document, offset) ?? nameAt(document, offset);
    if (!found) return undefined;
    const { textDocument } = document;
    return { start: textDocument.positionAt(found.start), end: textDocument.positionAt(found.end) };
  }

  async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    const offset = document.textDocument.offsetAt(params.position);
    const tag = serviceTagAt(document, offset);
    const found = nameAt(document, offset);
    if (!found && !tag) return undefined;
    const name = params.newName.replace(/^"(.*)"$/, '$1');
    if (!isPossibleName(name))
      throw refusal('A name must not be empty, and must not contain quotes or control characters.');
    if (tag) return this.edits(tagOccurrences(this.services, document, tag, name), tagText(name));
    if (!found) return undefined;
    const text = nameText(name);
    const occurrences = occurrencesOf(this.services.shared.workspace.LangiumDocuments, found.node);
    await this.check(occurrences, name, text);
    return this.edits(occurrences, text);
  }

  private edits(occurrences: readonly Occurrence[], text: string): WorkspaceEdit {
    const edits = new Map<URI, TextEdit[]>();
    for (const { document: home, range } of occurrences) {
      const edit = TextEdit.replace(range, text);
      append(edits, home.uri, edit);
    }
    return this.services.lsp.WorkspaceEdits.of(edits);
  }

  /** Tries to rename in a copy of all texts, and compares what each reference refers to before and after. */
  private async check(occurrences: readonly Occurrence[], name: string, text: string): Promise<void> {
    const documents = this.services.shared.workspace.LangiumDocuments.all.toArray();
    const texts = new Map<string, string>();
    const places = new Map<LangiumDocument, Occurrence[]>();
    for (const occurrence of occurrences) {
      append(places, occurrence.document, occurrence);
    }
    for (const document of documents) {
      const replacements = (places.get(document) ?? []).map(({ range }) => ({
        start: document.textDocument.offsetAt(range.start),
        end: document.textDocument.offsetAt(range.end),
        text,
      }));
      texts.set(document.uri.toString(), applyReplacements(document.textDocument.getText(), replacements));
    }
    const scratch = await buildScratch(this.services, texts);
    const builder = builderOf(this.services.shared.workspace.DocumentBuilder);
    for (const document of documents) {
      builder.checkpoint();
      const before = meanings(this.services, document);
      const renamed = scratch.shared.workspace.LangiumDocuments.getDocument(document.uri);
      const after = renamed ? meanings(scratch, renamed) : [];
      const changed = before.find((meaning, i) => meaning.target !== after[i]?.target);
      if (!changed) continue;
      const line = changed.line + 1;
      throw refusal(
        `With the name ${name}, the reference ${changed.text} in line ${line} would no longer refer to the same thing; choose another name, or write more of its path.`,
      );
    }
  }
}

/** Where a tag is named. Refuses a name whose prefixes another statement gives. */
function tagOccurrences(services: EditorServices, document: LangiumDocument, { name: old }: TagAt, name: string) {
  const all = serviceTagsAround(services, document);
  const isOther = !isSameTag(old, name) && all.some(({ declaration, tag }) => declaration && isSameTag(tag.name, name));
  if (isOther) throw refusal(`There is a serviceTag statement for ${name} already; choose another name.`);
  return all.filter(({ tag }) => isSameTag(tag.name, old));
}

interface Meaning {
  readonly text: string;
  readonly line: number;
  /** The document, and the path in it, of the node that is referred to; empty if there is none. */
  readonly target: string;
}

function meanings(services: EditorServices, document: LangiumDocument): Meaning[] {
  const locator = services.workspace.AstNodeLocator;
  return AstUtils.streamAst(document.parseResult.value)
    .flatMap((node) => AstUtils.streamReferences(node))
    .map(({ reference }) => {
      const node = 'ref' in reference ? reference.ref : undefined;
      const target = node ? `${AstUtils.getDocument(node).uri.toString()}#${locator.getAstNodePath(node)}` : '';
      return { text: reference.$refText, line: reference.$refNode?.range.start.line ?? 0, target };
    })
    .toArray();
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, visibleText(message));
}
