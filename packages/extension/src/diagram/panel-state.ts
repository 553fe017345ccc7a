import {
  type Arrangement,
  type DiagramOverlay,
  type Form,
  isArrangement,
  isForm,
  isOverlay,
} from '@azroute/language/protocol';

/** What VS Code keeps of a panel until the next window. */
export interface PanelState {
  /** The root file of the topology. */
  readonly uri: string;
  /** Undefined until the panel knows its size. */
  readonly form?: Form | undefined;
  /** Width divided by height when the form was chosen. */
  readonly aspect?: number | undefined;
  readonly arrangement?: Arrangement | undefined;
  readonly unfold: readonly string[];
  readonly overlay?: DiagramOverlay | undefined;
}

/** Below this width divided by height, a picture is tall: a panel beside a text mostly is. */
const tallBelow = 1.25;
/** By how much a panel may change its aspect before the picture is arranged again. */
const mostChange = 4 / 3;

/** The form that fits. */
export function formFor(aspect: number): Form {
  return aspect < tallBelow ? 'tall' : 'wide';
}

/** Whether a panel has another aspect than that for which its picture was arranged. */
export function hasOtherAspect(before: number | undefined, now: number): boolean {
  return before === undefined || now > before * mostChange || now < before / mostChange;
}

/** The state that VS Code kept; undefined if it is none. */
export function restoredState(value: unknown): PanelState | undefined {
  const { uri, form, aspect, arrangement, unfold, overlay } = (value ?? {}) as Partial<PanelState>;
  if (typeof uri !== 'string') return undefined;
  return {
    uri,
    unfold: Array.isArray(unfold) ? unfold.filter((each) => typeof each === 'string') : [],
    ...(isForm(form) && { form }),
    ...(typeof aspect === 'number' && { aspect }),
    ...(isArrangement(arrangement) && { arrangement }),
    ...(isOverlay(overlay) && { overlay }),
  };
}
