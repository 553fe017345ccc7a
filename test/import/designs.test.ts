import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importAzure } from '@azroute/import';
import { describe, expect, it } from 'vitest';
import { readStatements } from '../../packages/import/src/testing/read-statements.js';

const folder = fileURLToPath(new URL('./designs/', import.meta.url));

/** The files of a design, and the text that they yield. */
function importOf(design: string) {
  const files = readdirSync(`${folder}${design}`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(`${folder}${design}/${name}`, 'utf8') }));
  const imported = importAzure(files, { layout: 'text' });
  if ('refused' in imported) throw new Error(imported.refused.join('\n'));
  return { files, text: imported.files[0]?.text ?? '', imported };
}

describe('a design as it is published', () => {
  it.each(readdirSync(folder))('%s yields what stands beside it', async (design) => {
    const { files, text, imported } = importOf(design);
    expect(() => readStatements(text)).not.toThrow();
    if (files.some((file) => file.text.includes('planted-secret')))
      expect(JSON.stringify(imported)).not.toContain('planted-secret');
    await expect(text).toMatchFileSnapshot(`${folder}${design}/expected.azroute`);
  });
});
