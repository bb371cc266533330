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

const MACRO = `Sub Settle(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim options(1) As New com.sun.star.beans.PropertyValue
  options(0).Name = "FilterName"
  options(0).Value = "Text (encoded)"
  options(1).Name = "FilterOptions"
  options(1).Value = "UTF8,LF"
  document.storeToURL(ConvertToURL(target), options())
  document.close(True)
End Sub`;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/**
 * Opens a Word file, accepts or rejects all tracked changes, and saves the text.
 * @returns its lines that have words, without the signs of lists
 */
export function settleInLibreOffice(bytes: Uint8Array, command: 'accept' | 'reject'): readonly string[] {
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
    const [source, target] = [join(dir, 'in.docx'), join(dir, 'out.txt')];
    writeFileSync(source, bytes);
    const order = command === 'accept' ? 'AcceptAllTrackedChanges' : 'RejectAllTrackedChanges';
    office(`macro:///Standard.Module1.Settle(${source},${target},${order})`);
    return readFileSync(target, 'utf8')
      .replace(/^\uFEFF/, '')
      .split('\n')
      .map((line) => line.replace(/^\s*(?:[•\uF0B7]|\d+\.)\s+/u, '').trim())
      .filter((line) => line !== '');
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
