/** The processes of the benchmark: each tells its figures as one line of JSON. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What `docs/operate/delivery.md` advises for hosts where memory is dear; V8 otherwise grows because it may. */
const FRUGAL = ['--max-old-space-size=48', '--max-semi-space-size=4'];

/** As the command line does: without it, every process would hold a compiler too. */
const COMPILED = fileURLToPath(new URL('../../../node_modules/.cache/promulgate', import.meta.url));

export interface Running {
  readonly pid: number;
  /** The first line it says. */
  readonly line: Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts a file of this folder's parent with one JSON argument. */
export function start(file: string, argument: unknown, o: { frugal?: boolean } = {}): Running {
  const path = join(import.meta.dirname, '..', file);
  const child = spawn(
    process.execPath,
    [...(o.frugal ? FRUGAL : []), '--disable-warning=ExperimentalWarning', path, JSON.stringify(argument)],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } },
  );
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const line = new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('\n')) resolve(output.trim());
    });
    void ended.then((code) => reject(new Error(`${file} ended with ${code}`)));
  });
  line.catch(() => {});
  return {
    pid: child.pid ?? 0,
    line,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** Runs a file to its end. */
export async function figuresOf<T>(
  file: string,
  argument: unknown,
  o: { frugal?: boolean } = {},
): Promise<T> {
  return JSON.parse(await start(file, argument, o).line) as T;
}

/**
 * Seconds of processor time that a process and its children have used; `undefined` where the system does not tell
 * (`/proc` is Linux).
 */
export function cpuSeconds(pid: number): number | undefined {
  try {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => fieldsOf(name)[1] === String(pid));
    // Of the parent also what its ended children used.
    return (ticks(String(pid), 4) + children.reduce((sum, child) => sum + ticks(child, 2), 0)) / 100;
  } catch {
    return undefined;
  }
}

function ticks(pid: string, fields: number): number {
  return fieldsOf(pid)
    .slice(11, 11 + fields)
    .reduce((sum, field) => sum + Number(field), 0);
}

/** Fields of `/proc/PID/stat` from the state on; none for a process that has just ended. */
function fieldsOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  } catch {
    return [];
  }
}
