import type { LangiumDocument } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type { SignatureHelp, SignatureHelpOptions, SignatureHelpParams } from 'vscode-languageserver';
import { type Cursor, CursorFinder } from '../../completion/cursor.js';
import { documentationOf } from '../../completion/documentation/resolve-item.js';
import { endsAround } from '../../completion/ends.js';
import type { Expected } from '../../completion/expected.js';
import { keywordWords } from '../../completion/keyword-words.js';
import type { EditorServices } from '../services.js';
import { attributeForms, type Form, forms } from './forms.js';

/** Shows the form of the statement or attribute at the cursor, with the part that is written there marked. */
export class AzrouteSignatureHelpProvider implements SignatureHelpProvider {
  readonly signatureHelpOptions: SignatureHelpOptions = { triggerCharacters: [' ', '['], retriggerCharacters: [','] };
  private readonly finder: CursorFinder;

  constructor(services: Pick<EditorServices, 'Grammar' | 'parser'>) {
    this.finder = new CursorFinder(services.Grammar, services.parser.Lexer);
  }

  provideSignatureHelp(
    { textDocument }: LangiumDocument,
    { position }: SignatureHelpParams,
  ): SignatureHelp | undefined {
    const cursor = this.finder.find(textDocument.getText(), textDocument.offsetAt(position));
    const expected = cursor?.expected.filter(({ begins }) => !begins) ?? [];
    const [first] = expected;
    if (!cursor || !first) return undefined;
    const attribute = attributeAt(cursor, expected);
    return attribute ?? statementAt(cursor, expected, first);
  }
}

function attributeAt(cursor: Cursor, expected: readonly Expected[]): SignatureHelp | undefined {
  const inside = expected.find(({ rules, property }) => rules.at(-1)?.name === 'Attribute' && property !== 'key');
  const key = cursor.tokens[inside?.rules.at(-1)?.start ?? -1]?.image ?? '';
  const form = attributeForms[key];
  if (!inside || !form) return undefined;
  const properties = new Set(expected.map(({ property }) => property ?? ''));
  return shown(form, key === 'subnet' ? 'Attribute.subnet' : key, properties);
}

function statementAt(cursor: Cursor, expected: readonly Expected[], first: Expected): SignatureHelp | undefined {
  const keyword = cursor.tokens[first.statement]?.image ?? '';
  const block = first.rules[0]?.name ?? '';
  const pair = keyword === 'down' ? `Down.${cursor.tokens[first.statement + 1]?.image}` : '';
  const topic = [pair, `${block}.${keyword}`, keyword].find((each) => forms[each]);
  const form = topic === undefined ? undefined : forms[topic];
  if (!form || topic === undefined) return undefined;
  return shown(form, topic, new Set(expected.flatMap((each) => propertiesOf(cursor, each))));
}

/** The properties that can be written, and the end of the statement that has them. */
function propertiesOf(cursor: Cursor, expected: Expected): readonly string[] {
  const { rules, property = '' } = expected;
  const { here } = endsAround(cursor, expected);
  const inner = rules.at(-1)?.name ?? '';
  if (rules.some(({ name }) => name.endsWith('End'))) return [here];
  if (inner === 'Endpoint') return [here === 'a' ? 'from' : 'to'];
  return [property];
}

function shown(form: Form, topic: string, properties: ReadonlySet<string>): SignatureHelp {
  const active = form.parts.findIndex(({ of }) => of.some((property) => properties.has(property)));
  const documentation = documentationOf(topic) ?? keywordWords[topic]?.detail;
  return {
    signatures: [
      {
        label: form.text,
        ...(documentation !== undefined && { documentation }),
        parameters: placesIn(form).map((label) => ({ label })),
      },
    ],
    activeSignature: 0,
    // A number behind the last part marks none.
    activeParameter: active < 0 ? form.parts.length : active,
  };
}

/** Where the parts of a form are in its text. */
function placesIn({ text, parts }: Form): [number, number][] {
  let from = 0;
  return parts.map(({ label }) => {
    const start = text.indexOf(label, from);
    from = start + label.length;
    return [start, from];
  });
}
