import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Address,
  type DeclId,
  defaultSettings,
  isProblem,
  type OsEntry,
  parseAddress,
  type Settings,
  type Snapshot,
  type Topology,
} from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import { loadTopology } from '@azroute/language/node';

/** A problem or finding: its code, and the underlined text in the file. */
export interface Reported {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly at: string;
  readonly message: string;
}

/** A topology under test. This is the only place where tests of whole topologies call the API. */
export interface Subject {
  readonly snapshot: Snapshot;
  readonly reported: readonly Reported[];
  /** The ID of what a reference means; if there is none, throws an error with similar names. */
  id(reference: string, kinds: readonly string[]): DeclId;
  /** The address that a reference means, or a literal address. */
  address(reference: string): Address;
  label(id: DeclId): string;
  /** The texts with which it turns into another topology, by file; undefined if the change cannot be written. */
  rewritten(after: Topology): Promise<ReadonlyMap<string, string> | undefined>;
  /** The texts, by file, in which everything is repaired that needs no choice. */
  fixed(): Promise<ReadonlyMap<string, string>>;
}

const severities = [undefined, 'error', 'warning', 'information', 'hint'] as const;

/** Opens an `.azroute` file with everything that it imports. */
export async function open(file: string, settings: Partial<Settings>): Promise<Subject> {
  const loaded = await loadTopology([file], { ...defaultSettings, ...settings });
  const [view] = loaded.views;
  if (!view) throw new Error(`${file} gives no topology`);
  const { snapshot } = view;
  const id = (reference: string, kinds: readonly string[]) => resolve(view, reference, kinds);
  return {
    snapshot,
    id,
    address: (reference) => parsed(reference) ?? addressOf(snapshot, id(reference, ['nic', 'host', 'privateEndpoint'])),
    label: (declaration) => view.labelOf(declaration),
    fixed: async () => byFile((await loaded.fixed(view, () => true)).texts),
    rewritten: async (after) => {
      const texts = await loaded.rewritten(view, after);
      return texts && byFile(texts);
    },
    reported: [...loaded.diagnostics].flatMap(([uri, diagnostics]) => {
      const lines = readFileSync(fileURLToPath(uri), 'utf8').split('\n');
      return diagnostics.map(({ code, severity, range, message }) => ({
        code: String(code),
        severity: severities[severity ?? 1] ?? 'error',
        at: (lines[range.start.line] ?? '').slice(
          range.start.character,
          range.end.line === range.start.line ? range.end.character : undefined,
        ),
        message: typeof message === 'string' ? message : message.value,
      }));
    }),
  };
}

function byFile(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...texts].map(([uri, text]) => [fileURLToPath(uri), text]));
}

/** Where a route of an NVA's operating system leads: the label of a tunnel, NIC or connection, or `drop`. */
export function leaves({ target }: OsEntry, label: Subject['label']): string {
  switch (target.to) {
    case 'nic':
      return label(target.nic);
    case 'tunnel':
      return label(target.tunnel);
    case 'connection':
      return label(target.connection);
    case 'itself':
      return 'itself';
    case 'drop':
      return 'drop';
  }
}

type DeclKinds = Parameters<TopologyView['resolve']>[1];

function resolve(view: TopologyView, reference: string, kinds: readonly string[]): DeclId {
  const found = view.resolve(reference, kinds as DeclKinds);
  if ('id' in found) return found.id;
  throw new Error(`no ${kinds.join(' or ')} is named ${reference}: ${JSON.stringify(found)}`);
}

function parsed(text: string): Address | undefined {
  const result = parseAddress(text);
  return isProblem(result) ? undefined : result;
}

function addressOf(snapshot: Snapshot, id: DeclId): Address {
  const { vnets, sites, nvas } = snapshot.topology;
  const subnets = vnets.flatMap((vnet) => vnet.subnets);
  const owner = [
    ...subnets.flatMap(({ nics }) => nics.map((nic) => ({ id: nic.id, address: nic.addresses[0] }))),
    ...subnets.flatMap(({ privateEndpoints }) => privateEndpoints),
    ...[...sites, ...nvas, ...vnets.flatMap(({ vpnGateways }) => vpnGateways)].flatMap(({ hosts }) => hosts),
  ].find((each) => each.id === id);
  if (!owner?.address) throw new Error(`${id} has no address`);
  return owner.address;
}
