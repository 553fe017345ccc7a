/**
 * The names and licenses of third-party packages whose code is in a bundle.
 * @param {import('./parts.mjs').Part[]} parts
 */
export function thirdPartyNotices(parts) {
  const notices = parts
    .filter(({ own }) => !own)
    .map(({ name, version, license, notices }) => `${name} ${version} (${license})\n\n${notices}\n`);
  return `azroute contains code of the following packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
