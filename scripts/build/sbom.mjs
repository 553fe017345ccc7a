import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Enums, Models, Serialize, SPDX, Spec } from '@cyclonedx/cyclonedx-library';
import { inRoot } from '../lib/root.mjs';

const { ComponentType, HashAlgorithm } = Enums;

/**
 * The software bill of materials of bundles that are shipped together, as CycloneDX JSON: the bundles with their
 * checksums, and the packages whose code is in them. The same bundles produce the same text; it contains no timestamp.
 * @param {{ name: string, description: string, bundles: string[], parts: import('./parts.mjs').Part[] }} what
 *   `bundles` are paths from the root folder
 * @returns {string}
 */
export function softwareBillOfMaterials({ name, description, bundles, parts }) {
  const { version, license } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const main = new Models.Component(ComponentType.Application, name, {
    bomRef: `product:${name}@${version}`,
    version,
    description,
    licenses: licences(license),
  });
  const components = new Map(parts.map((part) => [part, component(part)]));
  for (const [part, { dependencies }] of components)
    for (const used of part.uses) dependencies.add(components.get(used).bomRef);
  const used = new Set(parts.flatMap(({ uses }) => uses));
  for (const part of parts) if (!used.has(part)) main.dependencies.add(components.get(part).bomRef);

  const files = bundles.map((bundle) => {
    const file = path.posix.basename(bundle);
    const hashes = new Models.HashDictionary([
      [HashAlgorithm['SHA-256'], hash('sha256', readFileSync(inRoot(bundle)))],
    ]);
    return new Models.Component(ComponentType.File, file, { bomRef: `file:${file}`, hashes });
  });
  const bom = new Models.Bom({ components: new Models.ComponentRepository([...files, ...components.values()]) });
  bom.metadata.component = main;
  bom.serialNumber = serialNumber(JSON.stringify(serialize(bom)));
  return `${JSON.stringify(serialize(bom), null, 2)}\n`;
}

function component({ own, name, version, license, integrity, folder }) {
  const [scope, rest] = name.startsWith('@') ? name.split('/') : [undefined, name];
  // The checksum of the package from the registry.
  const sha512 = integrity?.startsWith('sha512-') && Buffer.from(integrity.slice(7), 'base64').toString('hex');
  if (!own && !sha512) throw new Error(`package-lock.json has no checksum of ${folder}`);
  return new Models.Component(ComponentType.Library, rest, {
    bomRef: `${name}@${version}`,
    group: scope,
    version,
    licenses: licences(license),
    hashes: new Models.HashDictionary(sha512 ? [[HashAlgorithm['SHA-512'], sha512]] : []),
    // azroute's own packages are in no registry.
    purl: own ? undefined : `pkg:npm/${name.replace('@', '%40')}@${version}`,
  });
}

function licences(expression) {
  const license = SPDX.isSupportedSpdxId(expression)
    ? new Models.SpdxLicense(expression)
    : new Models.LicenseExpression(expression);
  return new Models.LicenseRepository([license]);
}

/** The library sorts by the machine's locale; here the order is that of the references everywhere. */
function serialize(bom) {
  const normalizer = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const text = new Serialize.JsonSerializer(normalizer).serialize(bom, { sortLists: true });
  const sorted = JSON.parse(text);
  sorted.components.sort(by('bom-ref'));
  sorted.dependencies.sort(by('ref'));
  for (const { dependsOn } of sorted.dependencies) dependsOn?.sort();
  return sorted;
}

const by = (key) => (a, b) => (a[key] < b[key] ? -1 : 1);

const hash = (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex');

/** A UUID that depends only on the content (version 8: custom). */
function serialNumber(text) {
  const digits = hash('sha256', text).slice(0, 32).split('');
  digits[12] = '8';
  digits[16] = '89ab'[Number.parseInt(digits[16], 16) % 4];
  return `urn:uuid:${digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}
