/**
 * The parts of a ZIP file, each unpacked within a limit. What a file says of its own size is never believed: a part
 * that unpacks to more than it may is given up at the limit, in memory and in time.
 */
import { crc32, inflateRawSync } from 'node:zlib';

/** Field offsets and signatures: APPNOTE.TXT 6.3.10 (PKWARE), sections 4.3.7, 4.3.12 and 4.3.16. */
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly offset: number;
}

/** Unpacks to more than allowed. */
export class TooMuch extends Error {}

/**
 * What the directory at the end of the file lists.
 * @param atMost entries
 * @throws {TooMuch} when there are more
 * @throws {RangeError} when the directory is damaged
 */
export function zipEntries(bytes: Uint8Array, atMost: number): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  // A remark of at most 65,535 bytes may follow the end record.
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== END) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== END) throw new RangeError('no end record');
  const count = view.getUint16(end + 10, true);
  if (count > atMost) throw new TooMuch();
  const decoder = new TextDecoder();
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError('broken directory');
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const [name = 0, extra = 0, remark = 0] = lengths;
    entries.push({
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + remark;
  }
  return entries;
}

/**
 * One part.
 * @param atMost bytes it may unpack to
 * @throws {TooMuch} when it unpacks to more
 * @throws {Error} when it is damaged
 */
export function unzipPart(bytes: Uint8Array, entry: ZipEntry, atMost: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(entry.offset, true) !== LOCAL || entry.flags & ENCRYPTED)
    throw new RangeError('broken part');
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) throw new RangeError('cut off');
  const packed = bytes.subarray(start, start + entry.packed);
  const part = unpacked(packed, entry.method, atMost);
  if (crc32(part) !== entry.crc) throw new RangeError('wrong checksum');
  return part;
}

function unpacked(packed: Uint8Array, method: number, atMost: number): Uint8Array {
  if (method === STORED) {
    if (packed.length > atMost) throw new TooMuch();
    return packed;
  }
  if (method !== DEFLATED) throw new RangeError('unknown method');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(atMost, 1) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooMuch();
    throw error;
  }
}
