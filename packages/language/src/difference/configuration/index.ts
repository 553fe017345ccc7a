import type { DeclarationChange } from '../declaration-changes.js';
import { azureCli } from './az.js';
import { bicep } from './bicep.js';
import { type AzureIds, Places } from './places.js';
import { stepsOf } from './steps.js';
import { terraform } from './terraform.js';

export type { AzureIds } from './places.js';

const languages = { az: azureCli, bicep, terraform } as const;

/** A language in which Azure is configured. */
export type ConfigurationLanguage = keyof typeof languages;

/** Their names. */
export const configurationLanguages = Object.keys(languages) as readonly ConfigurationLanguage[];

/**
 * The lines that bring a change of declarations to Azure; names in them come from the files.
 * @param known names, resource groups and regions that an import has left
 */
export function configurationChange(
  changes: readonly DeclarationChange[],
  language: ConfigurationLanguage,
  known?: AzureIds,
): readonly string[] {
  const steps = stepsOf(changes);
  return languages[language](steps, new Places(known, steps));
}
