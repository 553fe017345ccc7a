import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';
import { pngConverter } from './png.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-png-'));
afterAll(() => rmSync(folder, { recursive: true }));

const loop = 'examples/05-multi-region-loop.azroute';
const missing = Object.assign(new Error("Cannot find package '@resvg/resvg-js'"), { code: 'ERR_MODULE_NOT_FOUND' });

/** The width and height that the header of a PNG tells. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

async function drawn(name: string, ...options: string[]): Promise<Buffer> {
  const file = join(folder, name);
  const { stdout, code } = await azroute(['diagram', loop, '--output', file, ...options]);
  expect([stdout, code]).toEqual([`wrote ${file}\n`, 0]);
  return readFileSync(file);
}

describe('a PNG', () => {
  it('has two pixels for each of the picture, or as many as asked', async () => {
    const { stdout } = await azroute(['diagram', loop]);
    const [width, height] = [/ width="(\d+)"/, / height="(\d+)"/].map((each) => Number(each.exec(stdout)?.[1]));
    expect(sizeOf(await drawn('two.png'))).toEqual([2 * Number(width), 2 * Number(height)]);
    expect(sizeOf(await drawn('one.PNG', '--scale', '1'))).toEqual([width, height]);
  });

  it('is light unless asked, and the same each time', async () => {
    const first = await drawn('a.png');
    expect((await drawn('b.png', '--theme', 'light')).equals(first)).toBe(true);
    expect((await drawn('c.png', '--theme', 'dark')).equals(first)).toBe(false);
  });

  it.each([
    ['is not there', missing, 'needs the library @resvg/resvg-js beside azroute: npm install @resvg/resvg-js'],
    ['has no part for this computer', new Error('Failed to load native binding'), 'does not run here (Error: Failed'],
  ])('says so if the library %s', async (_, error, why) => {
    await expect(pngConverter(() => Promise.reject(error))).rejects.toThrow(why);
  });

  it('is refused if it would be too large', async () => {
    const toPng = await pngConverter();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="5000" height="6000"/>';
    expect(() => toPng(svg, 2)).toThrow('would have 10000 × 12000 pixels');
  });
});
