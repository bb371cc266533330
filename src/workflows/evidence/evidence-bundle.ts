/** One zip for the authority: the page to open, the data behind it, the published bytes, and how to check them. */
import { createHash } from 'node:crypto';
import { createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import { epochMs } from '#domain/date.ts';
import type { KeyRing } from '#domain/subscription/key-ring.ts';
import { contentsOf, noticesAbout } from '#store/evidence.ts';
import { bannersShown } from './banners-shown.ts';
import { type EvidenceSource, evidenceOf } from './evidence.ts';
import { evidenceHtml } from './evidence-html.ts';
import { evidenceCsv } from './evidence-rows.ts';

const VERIFY = `Zo controleert u deze map / How to check this folder

1. Ongewijzigd / Unaltered
   sha256sum --check SHA256SUMS

2. Register
   Elke regel van register/register.jsonl bevat in "prev" de SHA-256 van de vorige regel (zonder regeleinde).
   Every line of register/register.jsonl holds in "prev" the SHA-256 of the line before (without its line feed).
     line=$(sed -n 2p register/register.jsonl); printf %s "$line" | sha256sum
   moet gelijk zijn aan "prev" van regel 3 / must equal "prev" of line 3; and so on.

3. Teksten / Texts
   "digests" in de regel "published" is de SHA-256 van elk bestand in texts/.
   "digests" in the line "published" is the SHA-256 of each file in texts/.

4. Berichten / Messages
   "shown" in de regel "notice-started" is de SHA-256 van elk bestand in messages/, met tekens in plaats van de
   persoonlijke koppelingen van een ontvanger. "shown" in the line "notice-started" is the SHA-256 of each file in
   messages/, with marks in place of a recipient's own links.

5. Aankondiging op de site / Notice on the site
   banners/ bevat de aankondiging zoals bezoekers die bovenaan de pagina zagen, per taal, als JSON: kop, datum, alinea's
   en koppelingen. De SHA-256 van zo'n bestand is gelijk aan "nl.banner" of "en.banner" bij "shown" in de regel
   "notice-started" waarvan het nummer in de bestandsnaam staat. Ontbreekt een taal, dan zijn de gegevens van de uitgever of
   het adres van de site sindsdien gewijzigd en is de tekst niet opnieuw te maken; report.json zegt dat bij "banners".
   banners/ holds the notice as visitors saw it at the top of the page, per language, as JSON: heading, date, paragraphs
   and links. The SHA-256 of such a file equals "nl.banner" or "en.banner" under "shown" in the line "notice-started"
   whose number is in the name of the file. Where a language is missing, the publisher's details or the address of the
   site have changed since, and the text cannot be made again; report.json says so under "banners".
     sha256sum banners/*.json

6. Personen / People
   people.csv noemt niemand. Wie een adres noemt, kan door de uitgever de eigen regel getoond krijgen.
   people.csv names nobody. Whoever gives an address can be shown their own line by the publisher:
     promulgate evidence EDITION --person ADDRESS
`;

/**
 * Writes the bundle. Streams: a million people need no more memory than one.
 * @returns the names of the files in it
 */
export async function writeEvidenceBundle(
  source: EvidenceSource,
  o: { edition: string; keys: KeyRing; file: string },
): Promise<readonly string[]> {
  const report = await evidenceOf(source, o.edition);
  const beside = `${o.file}.part`;
  const zip = openZip(beside, epochMs(source.now));
  try {
    const page = evidenceHtml(report);
    await zip.add('index.html', [page]);
    await zip.add('report.json', [`${JSON.stringify(report, null, 2)}\n`]);
    await zip.add(
      'people.csv',
      evidenceCsv(source.store, { statement: report.statement, edition: o.edition, keys: o.keys }),
    );
    await zip.add('register/register.jsonl', [readFileSync(join(source.statement.folder, 'register.jsonl'))]);
    for (const [name, bytes] of publishedFiles(source.statement.folder, o.edition))
      await zip.add(name, [bytes]);
    for (const notice of await noticesAbout(source.store, report.statement, o.edition))
      for (const content of await contentsOf(source.store, notice.id)) {
        const base = `messages/${notice.kind}-${notice.name.slice(0, 8)}.${content.language}.${content.basis}`;
        await zip.add(`${base}.html`, [content.html]);
        await zip.add(`${base}.txt`, [content.text]);
      }
    for (const { kind, line, language, json } of bannersShown(source, o.edition))
      if (json !== null) await zip.add(`banners/${kind}-line-${line}.${language}.json`, [json]);
    await zip.add('VERIFY.txt', [VERIFY]);
    const names = await zip.close();
    await rename(beside, o.file);
    return names;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Every file of the edition's folder, by its name in the bundle. */
function publishedFiles(folder: string, edition: string): readonly (readonly [string, Buffer])[] {
  const base = join(folder, edition);
  return readdirSync(base, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(base, name)).isFile())
    .sort()
    .map((name) => [`texts/${name.replaceAll('\\', '/')}`, readFileSync(join(base, name))] as const);
}

type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

function openZip(file: string, mtime: number) {
  const out = createWriteStream(file);
  const sums: string[] = [];
  const names: string[] = [];
  let failure: Error | undefined;
  let drained: Promise<void> = Promise.resolve();
  out.on('error', (error) => {
    failure = error;
  });
  const finished = new Promise<void>((done) => out.on('close', () => done()));
  const zip = new Zip((error, chunk, final) => {
    if (error) failure = error;
    // The disk may be slower than the compressor; waiting keeps memory flat.
    else if (!out.write(chunk)) drained = new Promise((done) => out.once('drain', () => done()));
    if (final) out.end();
  });
  const add = async (name: string, pieces: Pieces): Promise<void> => {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = mtime;
    zip.add(entry);
    const hash = createHash('sha256');
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : new Uint8Array(piece);
      hash.update(bytes);
      entry.push(bytes);
      await drained;
      if (failure) throw failure;
    }
    entry.push(new Uint8Array(0), true);
    names.push(name);
    sums.push(`${hash.digest('hex')}  ${name}\n`);
  };
  return {
    add,
    close: async (): Promise<readonly string[]> => {
      await add('SHA256SUMS', [sums.join('')]);
      zip.end();
      await finished;
      if (failure) throw failure;
      return names;
    },
  };
}
