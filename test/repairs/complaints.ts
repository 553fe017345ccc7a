import type { Finding } from '@azroute/engine';
import { Computation } from '../../packages/engine/src/computation/computation.js';
import { Analysis } from '../../packages/engine/src/findings/analysis.js';
import { isGone, newFindings } from '../../packages/engine/src/repairs/proof/findings.js';
import type { Repair } from '../../packages/engine/src/repairs/repair.js';
import { provedChanges } from '../../packages/language/src/lsp/edits/proved-changes.js';
import { filesWith, ReadFiles } from '../../packages/language/src/lsp/testing/edited.js';
import { areAmong } from '../../packages/language/src/lsp/text-errors.js';
import { lostPackets, type Verdicts, verdictsOf } from './verdicts.js';

/** What is wrong with the repairs that a topology is offered, and how many there are. */
export interface Complaints {
  readonly complaints: readonly string[];
  readonly findings: number;
  readonly withRepair: number;
  readonly repairs: number;
  /** How many repairs bring to light an error or warning that another one hid. */
  readonly withNewWarnings: number;
}

/** What everything was before a repair. */
interface Before {
  readonly files: ReadFiles;
  readonly analysis: Analysis;
  readonly verdicts: Verdicts;
}

/** Applies every repair of every finding to the texts, each by itself, and computes what they mean then from scratch. */
export async function complaintsAbout(files: ReadFiles): Promise<Complaints> {
  const { snapshot } = files.view;
  const before: Before = {
    files,
    analysis: new Analysis(new Computation(files.topology)),
    verdicts: verdictsOf(snapshot),
  };
  const complaints: string[] = [];
  const counts = { findings: 0, withRepair: 0, repairs: 0, withNewWarnings: 0 };
  for (const finding of snapshot.findings()) {
    const repairs = snapshot.repairs(finding);
    counts.findings++;
    counts.repairs += repairs.length;
    if (repairs.length > 0) counts.withRepair++;
    for (const repair of repairs) {
      const { wrong, isNew } = await tried(before, finding, repair);
      if (isNew) counts.withNewWarnings++;
      complaints.push(...wrong.map((text) => `${finding.code} ${finding.key}: "${repair.title}" ${text}`));
    }
  }
  complaints.push(...snapshot.failedRepairs().map(({ message }) => message));
  return { complaints, ...counts };
}

async function tried(
  before: Before,
  finding: Finding,
  { topology }: Repair,
): Promise<{ readonly wrong: readonly string[]; readonly isNew: boolean }> {
  const { files } = before;
  const changes = await provedChanges(files.scratch, files.view, topology);
  if (!changes) return { wrong: ['cannot be written'], isNew: false };
  const after = await ReadFiles.read(filesWith(files, changes.replacements));
  const analysis = new Analysis(new Computation(after.topology));
  const wrong: string[] = [];
  if (!isGone(analysis, finding)) wrong.push('leaves its finding');
  if (errorsOf(analysis) > errorsOf(before.analysis)) wrong.push('brings an error');
  const lost = lostPackets(before.verdicts, verdictsOf(after.view.snapshot));
  // What is expected to be dropped may be lost.
  if (lost.length > 0 && finding.subject?.kind !== 'unmetExpectation') wrong.push(`loses ${lost.join(', ')}`);
  if (!areAmong(await after.errors(), await files.errors())) wrong.push('brings an error of the text');
  for (const name of Object.keys(files.files)) {
    if (files.isFormatted(name) && !after.isFormatted(name)) wrong.push(`leaves ${name} not formatted`);
  }
  const isNew = newFindings(before.analysis, analysis).some(
    ({ severity }) => severity === 'error' || severity === 'warning',
  );
  return { wrong, isNew };
}

function errorsOf({ findings }: Analysis): number {
  return findings.filter(({ severity }) => severity === 'error').length;
}
