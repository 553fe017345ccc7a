import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRoot } from '../../scripts/lib/root.mjs';

const read = (file: string) => readFileSync(inRoot(file), 'utf8');
const manifest = JSON.parse(read('packages/extension/package.json'));
const settings = Object.keys(manifest.contributes.configuration.properties);
const schema = JSON.parse(read('packages/extension/schemas/azroute.schema.json'));
const ofFile = Object.keys(schema.properties).filter((name) => name !== '$schema');

it.each(ofFile)('%s of azroute.json is a setting of VS Code too, and both are documented', (name) => {
  expect(settings).toContain(`azroute.${name}`);
  const page = read('docs/configuration.md');
  expect(page).toContain(`| \`${name}\` |`);
  expect(page).toContain(`\`azroute.${name}\``);
});

it('every command is in the category of the extension', () => {
  for (const { command, title, category } of manifest.contributes.commands) {
    expect(category, command).toBe('azroute');
    expect(title, command).toMatch(/^[A-Z]/);
  }
});
