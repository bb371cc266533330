/**
 * Finds a Chromium, or brings one: `$CHROME_PATH`, else the system's, else the one that comes with the
 * project's packages, unpacked once into `node_modules/.cache`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refuse, worded } from '#domain/problem.ts';

export interface ChromiumFound {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Quiet, offline, and without a sandbox only where there is none to be had (root). */
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * @returns where the browser is and how to start it
 * @throws {ProblemError} when none can be started, with the one command that helps
 */
export async function findChromium(): Promise<ChromiumFound> {
  const args = process.getuid?.() === 0 ? [...ARGS, '--no-sandbox'] : ARGS;
  const given = process.env.CHROME_PATH;
  if (given) return { executablePath: given, env: {}, args };
  const system = SYSTEM.find((path) => existsSync(path));
  if (system) return { executablePath: system, env: {}, args };
  const folder = await unpackBundled();
  const found = { executablePath: join(folder, 'chromium'), args };
  // The package carries the few shared libraries a bare machine lacks; the system's own are preferred.
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  for (const env of [fonts, { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }]) {
    if (starts(found.executablePath, env)) return { ...found, env };
  }
  return refuse({
    code: 'chromium/cannot-start',
    ...worded({
      nl: {
        message:
          'De browser die met het project meekomt kan niet starten: er ontbreken gedeelde bibliotheken.',
        hint: 'Voer `apt-get install -y libnss3 libnspr4 libexpat1` uit, of laat CHROME_PATH naar een eigen Chromium wijzen.',
      },
      en: {
        message: 'The browser that comes with the project cannot start: shared libraries are missing.',
        hint: 'Run `apt-get install -y libnss3 libnspr4 libexpat1`, or set CHROME_PATH to a Chromium of your own.',
      },
    }),
  });
}

function starts(executablePath: string, env: Record<string, string>): boolean {
  try {
    execFileSync(executablePath, ['--version', '--no-sandbox'], {
      env: { ...process.env, ...env },
      stdio: 'pipe',
    });
    return true;
  } catch {
    return false;
  }
}

/** Unpacks beside the final place and renames, so that a second process never sees half a browser. */
async function unpackBundled(): Promise<string> {
  const cache = resolve('node_modules/.cache');
  const folder = join(cache, 'promulgate-chromium');
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'unpacking-'));
  const { inflate } = await import('@sparticuz/chromium');
  const bin = resolve('node_modules/@sparticuz/chromium/bin');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = draft;
  try {
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((file) =>
        inflate(join(bin, file)),
      ),
    );
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
