/** Severities of a finding. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';
