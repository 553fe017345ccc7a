import type { Analyst } from './analyst.js';
import type { OpenTexts } from './open-texts.js';
import type { Times } from './times.js';

/** The parts of the host that the schedule uses. */
export interface ScheduleHost {
  readonly texts: OpenTexts;
  readonly times: Times;
  analysts(): readonly Analyst[];
  /** Called when an analyst has completely analyzed a state, and none knows a later one. */
  analysed(analyst: Analyst): void;
  /** Called when an analysis fails or takes too long. */
  failed(analyst: Analyst, error: Error): void;
  /** Called when all analysts have released memory, because nothing happens. */
  released(): void;
}
