import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/root.mjs';
import { Plain } from '../lib/say.mjs';

/** The folder of the package that a file belongs to: one of node_modules, or one of azroute's own. */
const PACKAGE = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+|packages\/[^/]+)\//;

/** The name of a package of node_modules in package-lock.json, wherever node_modules is. */
const IN_LOCK = /^(?:.*?\/)??((?:packages\/[^/]+\/)?node_modules\/.+)$/;

/**
 * A package whose code is in a bundle.
 * @typedef {object} Part
 * @property {string} folder where it is, from the root folder
 * @property {boolean} own whether it is one of azroute's own
 * @property {string} name
 * @property {string} version
 * @property {string} license as an SPDX expression
 * @property {string} notices its license, and other notices that its authors require
 * @property {string | undefined} integrity the checksum of the registry's package, as in package-lock.json
 * @property {Part[]} uses the other parts that it imports
 */

/**
 * The packages whose code is in bundles, by name.
 * @param {import('esbuild').Metafile[]} metafiles
 * @returns {Part[]}
 */
export function partsOf(metafiles) {
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  const included = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
    ),
  );
  /** @type {Map<string, Part>} */
  const parts = new Map();
  for (const file of included) {
    const folder = PACKAGE.exec(file)?.[1];
    if (folder && !parts.has(folder)) parts.set(folder, readPart(folder, lock));
  }
  for (const [file, { imports }] of metafiles.flatMap(({ inputs }) => Object.entries(inputs))) {
    const part = parts.get(PACKAGE.exec(file)?.[1]);
    for (const { path: imported } of imports) {
      const used = parts.get(PACKAGE.exec(imported)?.[1]);
      if (part && used && used !== part && !part.uses.includes(used)) part.uses.push(used);
    }
  }
  return [...parts.values()].sort(byName);
}

/** By name and version, regardless of the machine's language. */
const byName = (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1);
const keyOf = ({ name, version }) => `${name} ${version}`;

function readPart(folder, lock) {
  const { name, version, license } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
  const own = !folder.includes('node_modules/');
  const files = readdirSync(inRoot(folder)).sort();
  const licences = files.filter((file) => /^(licen[cs]e|copying)/i.test(file));
  if (!own && (!license || licences.length === 0)) throw new Plain(`${name} ${version} says nothing of its licence.`);
  const notices = [...licences, ...files.filter((file) => /^notice/i.test(file))]
    .map((file) =>
      readFileSync(path.join(inRoot(folder), file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trim(),
    )
    .join('\n\n');
  const { integrity } = lock[IN_LOCK.exec(folder)?.[1]] ?? {};
  return { folder, own, name, version, license, notices, integrity, uses: [] };
}
