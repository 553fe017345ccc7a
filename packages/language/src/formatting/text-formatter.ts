import { EmptyFileSystem } from 'langium';
import { createAzrouteServices } from '../module.js';
import { formatText } from './format-text.js';
import { applied } from './gap-edits.js';
import { ReadText } from './read-text.js';

/** A text after formatting. */
export interface FormattedText {
  readonly text: string;
  /** Whether all of it is formatted: statements with syntax errors stay unchanged. */
  readonly isComplete: boolean;
}

/** Creates what formats texts as the editor does. One is enough for many texts. */
export function createTextFormatter(): (text: string) => FormattedText {
  const services = createAzrouteServices(EmptyFileSystem).azroute;
  return (text) => ({
    text: applied(text, formatText(services, text)),
    isComplete: new ReadText(services, text).isSound,
  });
}
