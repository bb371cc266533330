/** Real pairs of documents, one JSON object a line, plain or gzipped: `{"id","lang","old","new"}`. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface DocumentPair {
  readonly id: string;
  readonly lang: string;
  readonly old: string;
  readonly new: string;
}

export function readPairs(path: string): DocumentPair[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as DocumentPair);
}
