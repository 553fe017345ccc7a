import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { azroute, words } from '../testing/capture.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-diagram-'));
afterAll(() => rmSync(folder, { recursive: true }));

const loop = 'examples/05-multi-region-loop.azroute';

describe('diagram', () => {
  it('prints an SVG that follows the colors of its reader', async () => {
    const { stdout, code } = await azroute(words(`diagram ${loop}`));
    expect(stdout).toMatch(/^<svg .*prefers-color-scheme.*<\/svg>\n$/s);
    expect(code).toBe(0);
  });

  it('writes a file, twice the same', async () => {
    const file = join(folder, 'loop.svg');
    const { stdout } = await azroute(words(`diagram ${loop} --theme dark --output ${file}`));
    expect(stdout).toBe(`wrote ${file}\n`);
    const first = readFileSync(file, 'utf8');
    await azroute(words(`diagram ${loop} --theme dark --output ${file}`));
    expect(readFileSync(file, 'utf8')).toBe(first);
    expect(first).not.toContain('var(');
  });

  it('writes a file for draw.io', async () => {
    const file = join(folder, 'loop.drawio');
    await azroute(words(`diagram ${loop} --from spoke11.vm --to spoke21.vm --output ${file}`));
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^<mxfile .*forwarding loop at nva1.*<\/mxfile>\n$/s);
    const [, y, height] = /id="way table".*?<mxGeometry [^>]*y="(\d+)"[^>]*height="(\d+)"/s.exec(text) ?? [];
    expect(Number(/pageHeight="(\d+)"/.exec(text)?.[1])).toBeGreaterThan(Number(y) + Number(height));
  });

  it('draws only what is asked', async () => {
    const { stdout } = await azroute(words(`diagram ${loop} --only hub1 --only spoke11`));
    const drawn = [...stdout.matchAll(/class="box (?:vnet|site|circuit)" data-id="([^"]+)"/g)].map(([, id]) => id);
    expect(drawn).toEqual(['vnet:hub1', 'site:dc1', 'circuit:er-ams', 'vnet:spoke11']);
    const { stdout: spoke } = await azroute(words(`diagram ${loop} --only spoke11`));
    expect(spoke).not.toContain('site:dc1');
  });

  it('draws what a way passes, whatever else is left out', async () => {
    const { stdout } = await azroute(words(`diagram ${loop} --only hub1 --from spoke11.vm --to spoke12.vm`));
    const drawn = [...stdout.matchAll(/class="box vnet" data-id="([^"]+)"/g)].map(([, id]) => id);
    expect(drawn).toEqual(['vnet:hub1', 'vnet:spoke11', 'vnet:spoke12']);
    expect(stdout).toContain('class="way good"');
  });

  it('keeps an earlier picture if nothing can be drawn of a text with errors', async () => {
    const [broken, picture] = [join(folder, 'broken.azroute'), join(folder, 'kept.svg')];
    writeFileSync(broken, 'vnet {\n');
    writeFileSync(picture, 'earlier');
    const { stdout, stderr, code } = await azroute(['diagram', broken, '--output', picture]);
    expect(stdout).toBe('');
    expect(stderr).toContain(`nothing of ${broken} can be drawn; ${picture} is not written\n`);
    expect(code).toBe(1);
    expect(readFileSync(picture, 'utf8')).toBe('earlier');
    const printed = await azroute(['diagram', broken]);
    expect(printed).toMatchObject({ stdout: '', code: 1 });
    writeFileSync(broken, '// nothing yet\n');
    const { stdout: empty, code: fine } = await azroute(['diagram', broken]);
    expect(empty).toContain('Nothing is declared yet.');
    expect(fine).toBe(0);
  });

  it.each([
    ['--from spoke11.vm --to spoke21.vm', 'spoke11.vm → spoke21.vm (10.2.16.4): forwarding loop at nva1'],
    [
      '--from spoke11.vm --to spoke12.vm',
      'spoke11.vm ↔ spoke12.vm (10.1.17.4): delivered, both directions the same way',
    ],
    ['--from spoke11.vm --to 10.1.17.4', 'spoke11.vm ↔ 10.1.17.4: delivered, both directions the same way'],
    ['--loop azr102:1', 'spoke11 → 10.1.18.4: forwarding loop at nva1'],
    ['--loop nva:nva2|nva:nva1', 'spoke21 → 10.1.16.4: forwarding loop at nva2'],
  ])('%s draws a way', async (options, title) => {
    const { stdout, stderr, code } = await azroute(words(`diagram ${loop} ${options}`));
    expect(stderr).toBe('');
    expect(stdout).toContain(`<title>${title}</title>`);
    expect(code).toBe(0);
  });

  it.each([
    ['--from spoke11.vm', '--from needs --to'],
    ['--to spoke11.vm', '--to needs --from'],
    ['--loop AZR101 --to spoke11.vm', 'choose --loop, or --from and --to'],
    ['--loop AZR999', 'there is no loop "AZR999"; there are AZR102:1 to AZR102:2 and AZR101:1 to AZR101:2'],
    ['--from hub1 --to spoke11.vm', '"hub1" is a virtual network, not a NIC'],
    ['--output ""', '--output is empty; name a file that ends in .svg, .png or .drawio'],
    ['--output picture.jpg', 'picture.jpg ends in none of .svg, .png and .drawio'],
    ['--output picture.png --scale 0', 'It must be a number from 0.1 to 8.'],
    ['--output picture.png --scale 0x2', 'It must be a number from 0.1 to 8.'],
    ['--scale 2', '--scale is for .png files'],
    ['--output nowhere/picture.png', 'there is no folder nowhere'],
    ['--output nowhere/picture.svg', 'there is no folder nowhere'],
    ['--only hub3', 'there is no VNet "hub3"; did you mean hub1 or hub2?'],
    ['--unfold nva1', '"nva1" is an NVA, not a VNet or subnet'],
  ])('%s is refused', async (options, why) => {
    const { stderr, code } = await azroute(words(`diagram ${loop} ${options}`));
    expect(stderr).toContain(why);
    expect(code).toBe(2);
  });
});
