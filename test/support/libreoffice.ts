/** LibreOffice as an independent reader of Word files, where this computer has it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PLACES = [
  '/usr/bin/soffice',
  '/usr/lib/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];

/** Path of the program; `undefined` when it is not installed. */
export const LIBREOFFICE = PLACES.find(existsSync);

/** Opens each file of a folder twice, accepts or rejects everything, and saves it as one XML file. */
const MACRO = `Sub SettleAll(folder As String)
  name = Dir(folder &amp; "/*.docx")
  Do While name &lt;&gt; ""
    Settle(folder &amp; "/" &amp; name, "AcceptAllTrackedChanges", ".accept")
    Settle(folder &amp; "/" &amp; name, "RejectAllTrackedChanges", ".reject")
    name = Dir()
  Loop
End Sub

Sub Settle(source As String, command As String, ending As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "FilterName"
  options(0).Value = "OpenDocument Text Flat XML"
  document.storeToURL(ConvertToURL(source &amp; ending), options())
  document.close(True)
End Sub`;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

export interface Settled {
  /** Paragraphs, items and cells in order, then the footnotes in order; without numbers and signs of lists. */
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
}

/** Opens Word files in one run of the program, and settles their tracked changes both ways. */
export function settleInLibreOffice(files: readonly Uint8Array[]): readonly Settled[] {
  const dir = mkdtempSync(join(tmpdir(), 'office-'));
  try {
    const office = (...rest: string[]) =>
      execFileSync(
        LIBREOFFICE ?? 'soffice',
        [
          `-env:UserInstallation=${pathToFileURL(join(dir, 'profile')).href}`,
          '--headless',
          '--norestore',
          ...rest,
        ],
        { stdio: 'ignore', timeout: 120_000 },
      );
    // The first start fills the profile and would forget a macro that is there already.
    office('--terminate_after_init');
    const basic = join(dir, 'profile/user/basic');
    mkdirSync(join(basic, 'Standard'), { recursive: true });
    writeFileSync(
      join(basic, 'script.xlc'),
      `${HEAD}<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd"><library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
    );
    writeFileSync(
      join(basic, 'Standard/script.xlb'),
      `${HEAD}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd"><library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
    );
    writeFileSync(
      join(basic, 'Standard/Module1.xba'),
      `${HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${MACRO}</script:module>`,
    );
    const path = (at: number) => join(dir, `${String(at).padStart(3, '0')}.docx`);
    for (const [at, bytes] of files.entries()) writeFileSync(path(at), bytes);
    office(`macro:///Standard.Module1.SettleAll(${dir})`);
    return files.map((_, at) => ({
      accepted: linesOf(readFileSync(`${path(at)}.accept`, 'utf8')),
      rejected: linesOf(readFileSync(`${path(at)}.reject`, 'utf8')),
    }));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The words of a flat OpenDocument file, a line each. */
function linesOf(xml: string): readonly string[] {
  const notes: string[] = [];
  const body = xml
    .slice(xml.indexOf('<office:text'), xml.indexOf('</office:text>'))
    .replace(/<text:note [\s\S]*?<\/text:note>/g, (note) => {
      notes.push(note.replace(/<text:note-citation[\s\S]*?<\/text:note-citation>/, ''));
      return '';
    })
    .replace(/<office:annotation [\s\S]*?<\/office:annotation>/g, '');
  return [body, ...notes].flatMap((part) =>
    [...part.matchAll(/<text:(p|h)\b[^>]*?(?:\/>|>([\s\S]*?)<\/text:\1>)/g)]
      .map(([, , words = '']) => wordsOf(words))
      .filter((line) => line !== ''),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function wordsOf(xml: string): string {
  return xml
    .replace(/<text:s\b[^>]*text:c="(\d+)"[^>]*\/>/g, (_, count) => ' '.repeat(Number(count)))
    .replace(/<text:(?:s|tab)\b[^>]*\/>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
