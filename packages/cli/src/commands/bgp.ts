import type { DeclId } from '@azroute/engine';
import {
  advertisedRows,
  compareNames,
  type DeclKind,
  droppedRows,
  idOf,
  learnedRows,
  listed,
  type SessionChoice,
  speakingDevice,
  type TopologyView,
  withheldRows,
} from '@azroute/language';
import type { Command } from 'commander';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { loadView } from '../load.js';
import { advertisedTable, learnedTable, refusedTable } from '../present/bgp-tables.js';
import { type Formats, outputOption } from '../present/formats.js';
import { json } from '../present/json.js';
import { withNotComplete } from '../present/not-complete.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

const lists = ['learned', 'advertised', 'dropped', 'withheld'] as const;

type List = (typeof lists)[number];

interface BgpOptions extends SettingsOptions, Partial<Readonly<Record<List, boolean>>> {
  readonly device: string;
  readonly peer?: string;
  readonly output: keyof typeof formats;
}

/** The rows of a list, and how they are shown in a table. */
interface Printable {
  readonly value: readonly unknown[];
  table(): string;
}

interface Answer {
  readonly view: TopologyView;
  readonly list: Printable;
}

const formats = {
  table: ({ list }) => list.table(),
  json: ({ view, list: { value } }) => json(withNotComplete({ value }, view)),
} satisfies Formats<string, Answer>;

/** The lists of a device. Those of a Route Server have the format of `az network routeserver peering`. */
const printables: Readonly<Record<List, (choice: SessionChoice) => Printable>> = {
  learned: (choice) => {
    const value = learnedRows(choice);
    return { value, table: () => learnedTable(value, isRouteServer(choice)) };
  },
  advertised: (choice) => {
    const value = advertisedRows(choice);
    return { value, table: () => advertisedTable(value, isRouteServer(choice)) };
  },
  dropped: (choice) => {
    const value = droppedRows(choice);
    return { value, table: () => refusedTable(value) };
  },
  withheld: (choice) => {
    const value = withheldRows(choice);
    return { value, table: () => refusedTable(value) };
  },
};

function isRouteServer({ bgp, device }: SessionChoice): boolean {
  return bgp.speakersOf(device)[0]?.kind === 'routeServer';
}

const devices: readonly DeclKind[] = [
  'routeServer',
  'virtualHub',
  'vpnGateway',
  'expressRouteGateway',
  'nva',
  'router',
  'site',
  'circuit',
];
const deviceWords = 'Route Server, virtual hub, gateway, NVA, router, site or circuit';

/** `azroute bgp`: what a device learned, sends, dropped or withheld. */
export function addBgp(program: Command, { io }: Context): void {
  withSettings(program.command('bgp'))
    .description('print the BGP routes of a Route Server, virtual hub, gateway, NVA, router, site or circuit')
    .argument('<file>', 'the file, or - for standard input; its imports belong to the topology')
    .requiredOption('-d, --device <name>', 'the device')
    .option('-p, --peer <name>', 'only the sessions with this device')
    .option('--learned', 'the routes it learned')
    .option('--advertised', 'the routes it sends')
    .option('--dropped', 'the routes it received and did not accept or choose, with the reason')
    .option('--withheld', 'the best routes that it does not send, with the reason')
    .addOption(outputOption(formats))
    .addHelpText('after', '\nExample:\n  azroute bgp network.azroute --device ars1 --peer nva1 --learned')
    .action(async (file: string, options: BgpOptions) => {
      const list = chosenList(options);
      const view = await loadView(file, options, io);
      io.stdout(formats[options.output]({ view, list: printables[list](choose(view, options)) }));
    });
}

function chosenList(options: BgpOptions): List {
  const chosen = lists.filter((list) => options[list]);
  const [list] = chosen;
  if (list === undefined || chosen.length > 1) {
    throw new Failure(`choose one of ${listed(lists.map((name) => `--${name}`))}`);
  }
  return list;
}

function choose(view: TopologyView, options: BgpOptions): SessionChoice {
  const { bgp, network } = view.snapshot;
  const device = speakingDevice(view.topology, idOf(view, options.device, devices, deviceWords));
  const speakers = bgp
    .speakersOf(device)
    .filter(({ asn }) => asn !== undefined)
    .map(({ id }) => id);
  if (speakers.length === 0) throw new Failure(whySilent(view, device));
  const peer =
    options.peer === undefined
      ? undefined
      : speakingDevice(view.topology, idOf(view, options.peer, devices, deviceWords));
  const deviceOf = new Map(bgp.speakers.map((speaker) => [speaker.id, speaker.device]));
  const peers = new Set(
    bgp.sessions.filter(({ local }) => speakers.includes(local)).map(({ remote }) => deviceOf.get(remote)),
  );
  if (peer !== undefined && !peers.has(peer)) {
    const names = [...peers].flatMap((id) => (id === undefined ? [] : view.labelOf(id))).sort(compareNames);
    const known = names.length === 0 ? 'it has no BGP sessions' : `its peers are ${names.join(', ')}`;
    throw new Failure(`${options.device} has no BGP session with ${options.peer}; ${known}`);
  }
  return { network, bgp, device, peer, labelOf: (id: DeclId) => view.labelOf(id) };
}

/** A device without a table: a site with several routers, or one that has no ASN. */
function whySilent(view: TopologyView, device: DeclId): string {
  const site = view.topology.sites.find(({ id }) => id === device);
  const label = view.labelOf(device);
  return site && site.routers.length > 1
    ? `${label} has several routers; name one of them: ${listed(site.routers.map(({ id }) => view.labelOf(id)))}`
    : `${label} has no BGP; give it an asn and a session in the file`;
}
