import type { DeclId, EffectiveRoute } from '@azroute/engine';
import { Failure } from '../../asked/failure.js';
import { visibleText } from '../../symbols/visible-text.js';
import type { ComparedRow } from '../../verify/compared-row.js';
import { parsePrinted } from '../../verify/parse-printed.js';
import { type ExplainedRow, type Verification, verifyNic } from '../../verify/verify-nic.js';
import { blocks, count, escapeText, leftAfter, table } from '../hover/markdown.js';
import type { Page } from '../hover/page.js';
import { rowReason } from '../hover/row-reason.js';

/** A text that Azure printed, and the name of its file. */
export interface Printed {
  readonly name: string;
  readonly text: string;
}

/** The effective routes of a NIC beside those that Azure printed; or why they cannot be compared. */
export function verifyPage(page: Page, nic: DeclId, printed: Printed): string | { readonly refused: string } {
  try {
    const name = page.label(nic);
    const azure = parsePrinted(printed.text, printed.name);
    const result = verifyNic(page, { id: nic, name }, azure, 'its findings say why');
    return pageOf(page, nic, printed.name, result);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { refused: visibleText(`${error.message}.`) };
  }
}

function pageOf(page: Page, nic: DeclId, file: string, result: Verification): string {
  const { agree, missing, extra, otherProfile, propagation } = result;
  const rows = [
    ...missing.map((row) => line('missing: only Azure has it', row, becauseOf(page, row))),
    ...extra.map((row) => line('extra: only azroute has it', row, becauseOf(page, row))),
    ...otherProfile.map(({ row, onlyAt, profiles }) =>
      line(
        'differs by year',
        row,
        `only ${onlyAt === 'azure' ? 'Azure' : 'azroute'} has it; \`azroute.noneRoutes\` ${profiles.join(' or ')} agrees with Azure`,
      ),
    ),
    ...agree.map((row) => line('agrees', row, reasonOf(page, nic, row))),
  ];
  const isSame = missing.length + extra.length === 0 && !propagation;
  return blocks([
    `## ${page.ref(nic)} and ${escapeText(file)}`,
    `**${count(agree.length, 'row')} ${agree.length === 1 ? 'agrees' : 'agree'}, ${missing.length} missing, ${extra.length} extra.** ` +
      (isSame
        ? 'azroute computes what Azure printed.'
        : 'A difference is a finding about the topology, or about what the configuration of Azure does not say.'),
    propagation &&
      `\`disableBgpRoutePropagation\` is ${propagation.printed} on Azure and ${propagation.computed} here: see the route table of the subnet.`,
    table(['', 'Source', 'State', 'Prefix', 'Next hop', 'Why'], rows.slice(0, page.limits.rows)),
    leftAfter(page.limits.rows, rows.length, 'row'),
  ]);
}

function line(mark: string, { source, state, addressPrefix, ...next }: ComparedRow, why: string): string[] {
  const hop = [next.nextHopType, ...next.nextHopIpAddress].map(escapeText).join(' ');
  return [mark, escapeText(source), escapeText(state), escapeText(addressPrefix), hop, why];
}

/** What azroute knows of a row that only one side has. */
function becauseOf(page: Page, { causes }: ExplainedRow): string {
  const known = [...new Set(causes.map((cause) => page.cause(cause)))].slice(0, page.limits.items);
  return known.length > 0 ? known.join(' ') : 'nothing in the topology leads there';
}

/** Why azroute has a row that Azure has too. */
function reasonOf(page: Page, nic: DeclId, row: ComparedRow): string {
  const computed = page.snapshot.effectiveRoutes(nic);
  const is = ({ prefix, source, state, nextHopType }: EffectiveRoute) =>
    prefix?.text === row.addressPrefix &&
    [source, state, nextHopType].join(' ').toLowerCase() ===
      [row.source, row.state, row.nextHopType].join(' ').toLowerCase();
  const route = computed?.routes.find(is);
  return computed && route ? rowReason(page, computed, route) : '';
}
