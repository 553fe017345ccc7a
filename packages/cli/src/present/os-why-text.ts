import { causeLines, section, stopLines, wayLines } from './cause-text.js';
import type { OsCandidateJson, OsTargetJson, OsWhyJson } from './os-why-json.js';

/** The second part of `azroute why` for a NIC of an NVA: what its operating system decides before the fabric does. */
export function osWhyLines(why: OsWhyJson, to: string): readonly string[] {
  const { nva, decision, decides, losers, inside = [], notSent = [], notes = [] } = why;
  return [
    ...section(`Operating system of ${nva}, which decides before the effective routes`, causeLines(decision, '  ')),
    ...section(`Decides at ${nva}`, decides.flatMap(candidate)),
    ...section(
      `Inside ${to}, with their own routes at ${nva}`,
      inside.map((one) => `  ${route(one)}`),
    ),
    ...section(`Loses at ${nva}`, losers.flatMap(candidate)),
    ...ways(why),
    ...notSent.flatMap(({ network, stops }) =>
      section(`Why ${network} is not sent to ${nva}`, stops.flatMap(stopLines)),
    ),
    ...section(
      `After ${nva}`,
      notes.flatMap((note) => causeLines(note, '  ')),
    ),
  ];
}

const states: Readonly<Record<OsCandidateJson['state'], string>> = {
  installed: 'installed',
  beaten: 'not installed',
  notChosen: 'not chosen',
  rejected: 'not taken',
};

function route({ origin, state, addressPrefix, leads }: OsCandidateJson): string {
  return [origin, states[state], addressPrefix, ...(leads ? [target(leads)] : [])].join('  ');
}

function target({ to, name = '', via }: OsTargetJson): string {
  switch (to) {
    case 'nic':
      return via === undefined ? `out of ${name}` : `out of ${name} via ${via}`;
    case 'tunnel':
      return `into tunnel ${name}`;
    case 'connection':
      return `into connection ${name}`;
    case 'itself':
      return 'delivered by itself';
    case 'drop':
      return 'discard';
  }
}

function candidate(one: OsCandidateJson): readonly string[] {
  return [
    `  ${route(one)}`,
    ...causeLines(one.because, '    '),
    ...(one.beatenBy ? causeLines(one.beatenBy, '    ', 'But: ') : []),
  ];
}

/** The paths of the deciding route and of all other candidates for the same prefix. */
function ways({ nva, decides, losers }: OsWhyJson): readonly string[] {
  const prefix = decides[0]?.addressPrefix;
  const same = [...decides, ...losers].filter((one) => one.addressPrefix === prefix || one.state === 'rejected');
  const lists = same.flatMap(({ addressPrefix, way }) => (way ? [{ addressPrefix, lines: wayLines(way) }] : []));
  const distinct = [...new Map(lists.map((one) => [one.lines.join(), one])).values()];
  return distinct.flatMap(({ addressPrefix, lines }) =>
    section(`Path of ${addressPrefix} to ${nva} through BGP`, lines),
  );
}
