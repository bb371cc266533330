/** What goes wrong with one request. */
export type Fault =
  | 'none'
  // Before anything was accepted.
  | 'reset-before'
  | 'timeout-before'
  | '500-before'
  | 'html-503-before'
  | '429'
  | '429-bare'
  | 'quota'
  | 'unverified'
  // After everything was accepted.
  | 'reset-after'
  | 'html-500-after'
  | 'json-500-after'
  | 'truncated-after'
  | 'html-200-after'
  | 'timeout-after'
  | 'missing-id-after';
