import type { Prefix } from '../../address/index.js';
import { losingNvaRoute } from '../../findings/bgp/losing-nva-routes.js';
import { unprogrammedRoute } from '../../findings/bgp/unprogrammed-routes.js';
import type { Finding } from '../../findings/finding.js';
import { listed } from '../../findings/listed.js';
import type { Nva } from '../../topology/index.js';
import { setNva, setPolicy } from '../changes/devices.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { senderIn } from '../subjects.js';

/** Takes prefixes out of what an NVA announces where that decides nothing: R037 for those of VNets, R154 for ExpressRoute. */
export const withdrawAnnouncements: Repairer = { mends: [unprogrammedRoute, losingNvaRoute], candidates };

function candidates({ world: { network } }: RepairContext, { subject }: Finding): readonly Candidate[] {
  if (subject?.kind !== 'announcements') return [];
  const { at, prefixes } = subject;
  const sender = senderIn(network, at);
  const nva = network.nva(at.device);
  if (!sender || !nva) return [];
  const { session, end } = sender;
  const { policy } = session[end];
  const words = `take ${listed(prefixes.map(({ text }) => text))} out of what ${network.label(nva.id)} announces`;
  const own = without(policy.advertise, prefixes);
  const onSession = own && setPolicy(network, session, end, { advertise: own }, words);
  const everywhere = ofNva(nva, prefixes, words);
  const edits = [onSession, everywhere].filter((edit) => edit !== undefined);
  return edits.length > 0 ? [{ edits: sayOnce(edits), standing: 'offered' }] : [];
}

function ofNva(nva: Nva, prefixes: readonly Prefix[], words: string): TopologyEdit | undefined {
  const advertise = without(nva.advertise, prefixes);
  return advertise && setNva(nva, { advertise }, words);
}

/** A list without some prefixes; undefined if it has none of them. */
function without(list: readonly Prefix[], gone: readonly Prefix[]): readonly Prefix[] | undefined {
  const rest = list.filter(({ text }) => !gone.some((prefix) => prefix.text === text));
  return rest.length < list.length ? rest : undefined;
}

/** The same words would stand in a title twice. */
function sayOnce(edits: readonly TopologyEdit[]): readonly TopologyEdit[] {
  return edits.map((edit, i) => (i > 0 && 'words' in edit ? { ...edit, words: undefined } : edit));
}
