import { address, contains, type Finding, type Topology } from '@azroute/engine';
import { Computation } from '../../packages/engine/src/computation/computation.js';
import { Analysis } from '../../packages/engine/src/findings/analysis.js';
import { someInternetAddress } from '../../packages/engine/src/forwarding/special-addresses.js';
import { type Files, filesWith, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { areAmong } from '../../packages/language/src/lsp/text-errors.js';
import { broughtToLight } from './brought-to-light.js';
import { stableKey } from './stable-key.js';
import type { Offered, RepairClient } from './through-protocol.js';
import { lostPackets, type Verdicts, verdictsOf } from './verdicts.js';

/** What is wrong with the repairs that a topology is offered, and how many there are. */
export interface Complaints {
  readonly complaints: readonly string[];
  readonly findings: number;
  readonly withRepair: number;
  readonly repairs: number;
  /** The codes of the findings that have a repair. */
  readonly codes: readonly string[];
  /** Those that cannot be written, since something in the texts is wrong and without effect until then, with all that is wrong. */
  readonly unwritable: readonly string[];
  /** The errors and warnings that repairs bring to light: what was mended, what is reported, and why that is allowed. */
  readonly broughtToLight: readonly string[];
}

/** What everything was before a repair. */
interface Before {
  readonly files: ReadFiles;
  readonly analysis: Analysis;
  readonly verdicts: Verdicts;
}

/**
 * Applies every repair that a server offers for every finding to the texts, each by itself, and computes from scratch
 * what they mean then.
 */
export async function complaintsAbout(client: RepairClient, texts: Files): Promise<Complaints> {
  const files = await ReadFiles.read(texts);
  const analysis = new Analysis(new Computation(files.topology));
  const before: Before = { files, analysis, verdicts: verdictsOf(files.view.snapshot) };
  const { offered, failed } = await client.offered(texts);
  const complaints = [...failed];
  const light: string[] = [];
  const unwritable = offered.filter(({ replacements }) => !replacements);
  const textErrors = unwritable.length > 0 ? await files.errors() : [];
  if (textErrors.length === 0) {
    complaints.push(...unwritable.map(({ key, title }) => `${key}: "${title}" cannot be written`));
  }
  for (const finding of analysis.findings) {
    for (const repair of offered.filter(({ key }) => key === finding.key)) {
      const tried = await triedOut(before, finding, repair);
      complaints.push(...tried.wrong.map((text) => `${finding.key}: "${repair.title}" ${text}`));
      light.push(...tried.broughtToLight);
    }
  }
  return {
    complaints,
    findings: analysis.findings.length,
    codes: [...new Set(offered.map(({ key }) => key.slice(0, 6)))],
    withRepair: new Set(offered.map(({ key }) => key)).size,
    repairs: offered.length,
    unwritable: unwritable.map(({ title }) => `"${title}" beside ${textErrors.join(' ')}`),
    broughtToLight: light,
  };
}

/** What is expected to be dropped may be lost, and what sites send each other, or the Internet, through a leak. */
function mayBeLost({ vnets }: Topology, { subject }: Finding, packet: string): boolean {
  if (subject?.kind === 'unmetExpectation') return true;
  if (subject?.kind !== 'leak' || !packet.startsWith('host:')) return false;
  const to = address(packet.replace(/^.* to /, ''));
  if (subject.to === 'internet') return to.text === someInternetAddress.text;
  return !vnets.some(({ addressSpace }) => addressSpace.some((space) => contains(space, to)));
}

async function triedOut(
  before: Before,
  finding: Finding,
  { title, isPreferred, replacements }: Offered,
): Promise<{ readonly wrong: readonly string[]; readonly broughtToLight: readonly string[] }> {
  if (!replacements) return { wrong: [], broughtToLight: [] };
  const { files } = before;
  const after = await ReadFiles.read(filesWith(files, replacements));
  const analysis = new Analysis(new Computation(after.topology));
  const light = broughtToLight(before.analysis, analysis, { finding, title, isPreferred });
  const wrong = light
    .filter(({ reason }) => reason === undefined)
    .map(({ finding: { message } }) => `brings "${message}"`);
  const sought = stableKey(files.topology)(finding);
  if (analysis.reported.map(stableKey(after.topology)).includes(sought)) wrong.push('leaves its finding');
  const lost = lostPackets(before.verdicts, verdictsOf(after.view.snapshot, files.topology.nvas)).filter(
    (packet) => !mayBeLost(files.topology, finding, packet),
  );
  if (lost.length > 0) wrong.push(`loses ${lost.join(', ')}`);
  if (!areAmong(await after.errors(), await files.errors())) wrong.push('brings an error of the text');
  for (const name of Object.keys(files.files)) {
    if (files.isFormatted(name) && !after.isFormatted(name)) wrong.push(`leaves ${name} not formatted`);
  }
  return {
    wrong,
    broughtToLight: light.flatMap(({ finding: { code }, reason }) =>
      reason ? `${finding.code} ${reason} ${code}` : [],
    ),
  };
}
