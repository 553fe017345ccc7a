import type { Topology } from '@azroute/engine';
import type { EditorServices, EditorView } from '../services.js';
import { layOutChanges } from './lay-out-changes.js';
import { textsOf } from './texts.js';
import { writeChanges } from './write-changes.js';
import type { Replacements } from './writing.js';

/**
 * The replacements in the texts of a topology that change it, laid out like the text around them.
 * @returns undefined if the change cannot be written
 */
export function textChanges(view: EditorView, services: EditorServices, after: Topology): Replacements | undefined {
  const texts = textsOf(view, services);
  const changes = writeChanges(texts, after);
  if (!changes) return undefined;
  return new Map([...changes].map(([uri, list]) => [uri, layOutChanges(services, texts, uri, list)] as const));
}
