/** Processes of our own that tests kill. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** As the command line does: a process that is started to be killed should not spend its life compiling. */
const COMPILED = fileURLToPath(new URL('../../node_modules/.cache/promulgate', import.meta.url));

export interface Killable {
  readonly process: ChildProcess;
  /** Resolves when the process says that it is about to work. */
  readonly ready: Promise<void>;
  /** Exit code, or the signal it died of. */
  readonly ended: Promise<number | string>;
  readonly output: () => string;
}

/** Starts a TypeScript file with one JSON argument. */
export function startKillable(file: string, argument: unknown, env: NodeJS.ProcessEnv = {}): Killable {
  const child = spawn(process.execPath, [file, JSON.stringify(argument)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...env },
  });
  let output = '';
  const ended = new Promise<number | string>((resolve) =>
    child.on('close', (code, signal) => resolve(signal ?? code ?? 1)),
  );
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('ready\n')) resolve();
    });
    void ended.then(() => resolve());
  });
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString();
  });
  return { process: child, ready, ended, output: () => output };
}

/** Numbers between 0 and 1 from a seed (mulberry32): the same seed, the same run. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
