import type { DeclarationChange } from '../declaration-changes.js';
import { azureCli } from './az.js';
import { bicep } from './bicep.js';
import { stepsOf } from './steps.js';
import { terraform } from './terraform.js';

const languages = { az: azureCli, bicep, terraform } as const;

/** A language in which Azure is configured. */
export type ConfigurationLanguage = keyof typeof languages;

/** Their names. */
export const configurationLanguages = Object.keys(languages) as readonly ConfigurationLanguage[];

/** The lines that bring a change of declarations to Azure; names in them come from the files. */
export function configurationChange(
  changes: readonly DeclarationChange[],
  language: ConfigurationLanguage,
): readonly string[] {
  return languages[language](stepsOf(changes));
}
