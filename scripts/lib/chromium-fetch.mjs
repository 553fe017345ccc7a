import { execFileSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { fetchedPackage } from './npm-package.mjs';

/** The release of the package @sparticuz/chromium: a headless Chromium for x64 Linux that needs nothing but glibc. */
const RELEASE = {
  version: '153.0.0',
  integrity: 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

/** The package's own fonts, so that text is visible on a machine without fonts. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Whether the Chromium of the package runs here. */
export const isChromiumShipped = () =>
  process.platform === 'linux' &&
  process.arch === 'x64' &&
  process.report.getReport().header.glibcVersionRuntime !== undefined;

/**
 * A headless Chromium from an npm package: downloaded once and kept in the cache.
 * @returns {Promise<{ program: string, env: Record<string, string> }>} the program, and the environment that it needs
 */
export async function shippedChromium() {
  const folder = await fetchedPackage({
    name: `chromium-${RELEASE.version}`,
    what: `Chromium ${RELEASE.version.split('.')[0]} for the tests, since this machine has no browser`,
    size: '70 MB',
    spec: `@sparticuz/chromium@${RELEASE.version}`,
    integrity: RELEASE.integrity,
    unpack,
  });
  return {
    program: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_PATH: folder },
  };
}

async function unpack(folder, archive) {
  execFileSync('tar', ['xzf', archive, '--strip-components=2', 'package/bin'], { cwd: folder });
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.br'))) {
    const packed = path.join(folder, name);
    const plain = packed.slice(0, -'.br'.length);
    await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(plain));
    rmSync(packed);
    if (!plain.endsWith('.tar')) continue;
    execFileSync('tar', ['xf', plain], { cwd: folder });
    rmSync(plain);
  }
  writeFileSync(path.join(folder, 'fonts.conf'), FONTS);
  chmodSync(path.join(folder, 'chromium'), 0o755);
}
