/** A publisher's own content folder: no demonstration editions, with files to operate it. */
import { type NewFile, writeFolder } from '#archive/write-folder.ts';
import type { Language } from '#domain/language.ts';

export interface InitContent {
  readonly dir: string;
  /** What every folder starts with, as read by the caller. */
  readonly templates: readonly NewFile[];
  readonly name?: string;
  readonly email?: string;
  readonly languages?: readonly Language[];
}

/**
 * Makes the folder.
 * @returns the paths written
 * @throws {ProblemError} when a file is there already, naming each; nothing is written then
 */
export function initContent(o: InitContent): readonly string[] {
  const files = o.templates.map((file) =>
    file.path === 'publisher.yaml' ? { ...file, bytes: personalised(text(file.bytes), o) } : file,
  );
  return writeFolder(o.dir, files);
}

const text = (bytes: Uint8Array | string) =>
  typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes);

/** Puts what was given in the place of the example values; the comments stay. */
function personalised(source: string, o: InitContent): string {
  // As a JSON string a name with a colon or quote is valid YAML too.
  const yaml = (value: string) =>
    /^[\p{L}\p{N}][\p{L}\p{N} .&'-]*$/u.test(value) ? value : JSON.stringify(value);
  let result = source;
  if (o.name !== undefined) {
    const name = o.name;
    result = result
      .replace(/^name: .*$/m, () => `name: ${yaml(name)}`)
      .replace(/^short-name: .*$/m, () => `short-name: ${yaml(name)}`)
      .replace(/^( {2}(?:updates|privacy): )Example </gm, (_, key: string) => `${key}${sender(name)} <`);
  }
  if (o.email !== undefined) result = result.replace(/[\w-]+@example\.org/g, () => o.email ?? '');
  if (o.languages !== undefined && o.languages[0] !== undefined) {
    const [first] = o.languages;
    const spare = (['nl', 'en'] as const).filter((tag) => !o.languages?.includes(tag));
    result = result
      .replace(/^authentic: .*$/m, `authentic: ${first}`)
      .replace(/^languages: .*$/m, `languages: [${o.languages.join(', ')}]`);
    for (const tag of spare) result = result.replace(new RegExp(`^ {4}${tag}: .*\\n`, 'm'), '');
  }
  return result;
}

/** A display name without what has a meaning in an address. */
const sender = (name: string) =>
  name
    .replace(/[<>@",:;\\[\]()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
