import type { DeclId } from '../topology/index.js';
import type { SpeakerId } from './route.js';

/** The device of a speaker: a Route Server for each of its instances. */
export function deviceOf(speaker: SpeakerId): DeclId {
  return speaker.replace(/#[01]$/, '');
}
