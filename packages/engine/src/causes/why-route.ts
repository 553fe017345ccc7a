import { type Address, hostPrefix, type Prefix } from '../address/index.js';
import type { BgpResult } from '../bgp/result.js';
import type { EffectiveTable } from '../effective/route.js';
import type { DeclId, Network } from '../topology/index.js';
import { stopsOf } from './bgp-stops.js';
import { speakersById } from './bgp-way.js';
import { candidatesAround, candidatesInside } from './candidates.js';
import { decision, outranked, tagNotes } from './decision.js';
import { expectedPrefix, isStopgap } from './expected-prefix.js';
import { missingRoute } from './missing-route.js';
import type { Why } from './why.js';

/** The parts of a snapshot that causes are derived from. */
export interface WhySource {
  readonly network: Network;
  readonly bgp: BgpResult;
  effectiveRoutes(nic: DeclId): EffectiveTable | undefined;
}

/**
 * Why a NIC has the rows that it has for an address or a prefix: the row that decides, every other candidate with what
 * beat it, the ways of BGP routes from their origins, and where they stopped.
 * @returns undefined for an unknown NIC.
 */
export function whyRoute(source: WhySource, nic: DeclId, to: Address | Prefix): Why | undefined {
  const { network, bgp } = source;
  const table = source.effectiveRoutes(nic);
  const vnet = network.nic(nic)?.vnet;
  if (!table || !vnet) return undefined;
  const address = 'length' in to ? undefined : to;
  const prefix = 'length' in to ? to : hostPrefix(to);
  const speakers = speakersById(bgp);

  const around = candidatesAround(speakers, table, prefix);
  const strongest = address ? table.lookup(address) : around.find(({ state }) => state === 'Active');
  const decides = around.filter(
    (one) => one.state === 'Active' && one.prefix.text === strongest?.prefix?.text && one.source === strongest.source,
  );
  const winner = decides[0];
  const losers = around
    .filter((one) => !decides.includes(one))
    .map((one) => ({ ...one, beatenBy: one.beatenBy ?? (winner && outranked(one, winner)) }));

  const expected = expectedPrefix(network, bgp, { prefix, isAddress: address !== undefined, winner, losers });
  const ofWinner = winner && (address || winner.prefix.text === prefix.text) ? [winner.prefix] : [];
  const stops = [...ofWinner, ...(expected && expected.text !== ofWinner[0]?.text ? [expected] : [])].map((of) => ({
    prefix: of,
    stops: stopsOf(network, bgp, speakers, of),
  }));
  const missing =
    expected &&
    missingRoute({
      network,
      bgp,
      speakers,
      vnet,
      prefix: expected,
      candidates: losers.filter(
        (one) => one.state !== 'Active' && !isStopgap(one) && one.prefix.text === expected.text,
      ),
      stops: stops.find(({ prefix: of }) => of.text === expected.text)?.stops ?? [],
    });
  return {
    nic,
    vnet: vnet.id,
    prefix,
    address,
    decides,
    decision: decision(nic, { prefix, address }, winner, losers),
    losers,
    inside: address ? [] : candidatesInside(speakers, table, prefix),
    missing,
    stops: stops.filter((one) => one.stops.length > 0),
    notes: tagNotes(table, network.label(nic), { prefix, address }),
  };
}
