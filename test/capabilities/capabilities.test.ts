import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../../packages/language/src/lsp/testing/client.js';
import { strayRanges } from '../fuzz/properties/ranges.js';
import { atPlaces, forTexts } from './requests.js';
import { texts } from './texts.js';

/**
 * Every capability answers at every place of every text, or says that there is nothing; no request fails. Some places of
 * each text are tried; `AZROUTE_CAPABILITIES=500 npx vitest run test/capabilities` tries that many, `all` tries all.
 */
const { AZROUTE_CAPABILITIES = '8' } = process.env;
const placesOfText = AZROUTE_CAPABILITIES === 'all' ? Number.POSITIVE_INFINITY : Number(AZROUTE_CAPABILITIES);

test.each(Object.entries(texts))(
  'every request is answered for a text %s',
  { timeout: 3_600_000 },
  async (_name, text) => {
    const client = await TestClient.start({
      textDocument: { completion: { completionItem: { snippetSupport: true } }, definition: { linkSupport: true } },
    });
    const uri = 'file:///capabilities/text.azroute';
    await client.open(uri, text);
    const textDocument = TextDocument.create(uri, 'azroute', 1, text);
    const complaints: string[] = [];
    const ask = async (name: string, position: { line: number; character: number }) => {
      const request = atPlaces[name] ?? forTexts[name];
      try {
        const answer = await request?.({ client, uri, position });
        const stray = strayRanges({ document: { textDocument } }, answer);
        complaints.push(...stray.map((each) => `${name} at ${JSON.stringify(position)}: ${each}`));
      } catch (error) {
        complaints.push(`${name} at ${JSON.stringify(position)}: ${String(error)}`);
      }
    };
    for (const name of Object.keys(forTexts)) await ask(name, { line: 0, character: 0 });
    for (const offset of offsetsOf(text)) {
      const position = textDocument.positionAt(offset);
      for (const name of Object.keys(atPlaces)) await ask(name, position);
    }
    // A provider that fails answers nothing, and the failure is logged.
    expect([...complaints, ...client.log]).toEqual([]);
  },
);

/** Places in a text, which differ in their distance from the starts of lines and words. */
function offsetsOf(text: string): number[] {
  const step = Math.max(1, Math.floor(text.length / placesOfText));
  // In a text that is not read, every place is alike.
  const last = Math.min(text.length, 100_000);
  const offsets: number[] = [];
  for (let offset = 0; offset <= last; offset += step) offsets.push(offset);
  return [...new Set([...offsets, text.length])];
}
