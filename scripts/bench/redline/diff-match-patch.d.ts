/** The part of diff-match-patch 1.0.5 that the benchmark uses; the package brings no types. */
declare module 'diff-match-patch' {
  export default class DiffMatchPatch {
    /** Seconds of wall clock; 0 for none. */
    Diff_Timeout: number;
    diff_main(old: string, after: string): [number, string][];
    diff_cleanupSemantic(diffs: [number, string][]): void;
  }
}
