/** "IP adres" that became "IP-adres" is shown as one word for another, not as a hyphen for a space. */
import type { Segment } from '../model.ts';

interface Interruption {
  gone: string;
  come: string;
}

const SEPARATOR = '(?:\\s+|\\s?[-‐‑–—/]\\s?)';
const OPENING = new RegExp(`^${SEPARATOR}(?=$|[\\p{L}\\p{N}])`, 'u');
const CLOSING = new RegExp(`(?<=^|[\\p{L}\\p{N}])${SEPARATOR}$`, 'u');
/** The word at an edge; only where what stands beyond it cannot belong to it. */
const LAST_WORD = /(?<=^|[\s([“‘"'/-])[\p{L}\p{N}]+$/u;
const FIRST_WORD = /^[\p{L}\p{N}]+(?=$|[\s)\]”’"'.,:;!?/-])/u;

/** The same redline, with the words on both sides taken along where only the separator between them changed. */
export function wholeCompounds(segments: readonly Segment[]): Segment[] {
  const { kept, changed } = taken(segments);
  changed.forEach((interruption, k) => {
    const { gone, come } = interruption;
    const [before, after] = [kept[k]!, kept[k + 1]!];
    const tail = OPENING.test(gone) && OPENING.test(come) ? (LAST_WORD.exec(before)?.[0] ?? '') : '';
    const head = CLOSING.test(gone) && CLOSING.test(come) ? (FIRST_WORD.exec(after)?.[0] ?? '') : '';
    kept[k] = before.slice(0, before.length - tail.length);
    kept[k + 1] = after.slice(head.length);
    interruption.gone = tail + gone + head;
    interruption.come = tail + come + head;
  });
  return written(kept, changed);
}

/** Kept stretches around every interruption: one more than there are interruptions. */
function taken(segments: readonly Segment[]): { kept: string[]; changed: Interruption[] } {
  const kept = [''];
  const changed: Interruption[] = [];
  let last: Segment['op'] = 'equal';
  for (const { op, text } of segments) {
    if (op === 'equal') kept[kept.length - 1] += text;
    else {
      if (last === 'equal') {
        changed.push({ gone: '', come: '' });
        kept.push('');
      }
      changed.at(-1)![op === 'delete' ? 'gone' : 'come'] += text;
    }
    last = op;
  }
  return { kept, changed };
}

function written(kept: readonly string[], changed: readonly Interruption[]): Segment[] {
  const whole: Segment[] = [];
  let [gone, come] = ['', ''];
  const flush = () => {
    if (gone !== '') whole.push({ op: 'delete', text: gone });
    if (come !== '') whole.push({ op: 'insert', text: come });
    [gone, come] = ['', ''];
  };
  kept.forEach((text, k) => {
    if (text !== '') {
      flush();
      whole.push({ op: 'equal', text });
    }
    gone += changed[k]?.gone ?? '';
    come += changed[k]?.come ?? '';
  });
  flush();
  return whole;
}
