import type { SpeakerId } from '../../bgp/route.js';
import type { DeclId } from '../../topology/index.js';

/** The device of a speaker: a Route Server for each of its instances. */
export function deviceOf(speaker: SpeakerId): DeclId {
  return speaker.replace(/#[01]$/, '');
}
