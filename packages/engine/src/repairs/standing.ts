/**
 * How far a repair may be applied without a person's choice: by a command that fixes everything, as the preferred
 * action, or only when it is chosen.
 */
export type Standing = 'fixAll' | 'preferred' | 'offered';
