/** Language, scope and statements: the same fields when signing up and when changing one's mind. */
import type { Language } from '#domain/language.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Preferences } from '#domain/subscription/model.ts';
import { escapeHtml } from './html.ts';
import { PAGE_WORDS } from './page-words.ts';

export function choiceFields(publisher: Publisher, language: Language, chosen: Preferences): string {
  const words = PAGE_WORDS[language].form;
  const options = publisher.languages
    .map(
      (each) =>
        `<option value="${each}" lang="${each}"${each === chosen.language ? ' selected' : ''}>${PAGE_WORDS[each].languageName}</option>`,
    )
    .join('');
  const scope = (value: Preferences['scope'], label: string, help: string) =>
    `<label class="choice"><input type="radio" name="scope" value="${value}"${chosen.scope === value ? ' checked' : ''}> ${escapeHtml(label)} <span class="hint">${escapeHtml(help)}</span></label>`;
  return `<div><label for="_language">${escapeHtml(words.language)}</label>
<select id="_language" name="language">${options}</select></div>
<fieldset><legend>${escapeHtml(words.scope)}</legend>
${scope('material', words.material, words.materialHelp)}
${scope('all', words.all, words.allHelp)}</fieldset>
${statementFields(publisher, language, chosen)}`;
}

function statementFields(publisher: Publisher, language: Language, chosen: Preferences): string {
  const names = Object.entries(publisher.statements);
  if (names.length < 2) return '';
  const boxes = names
    .map(([name, titles]) => {
      const on = chosen.statements === null || chosen.statements.includes(name);
      const title = titles[language] ?? name;
      return `<label class="choice"><input type="checkbox" name="statement" value="${escapeHtml(name)}"${on ? ' checked' : ''}> ${escapeHtml(title)}</label>`;
    })
    .join('\n');
  return `<fieldset><legend>${escapeHtml(PAGE_WORDS[language].form.statements)}</legend>${boxes}</fieldset>`;
}

/** What a form says, or `undefined` when a choice was not offered. */
export function readChoices(
  publisher: Publisher,
  fields: Readonly<Record<string, readonly string[]>>,
  fallback: Language,
): Preferences | undefined {
  const language = fields.language?.[0] ?? fallback;
  const known = publisher.languages.find((each) => each === language);
  const scope = fields.scope?.[0] ?? 'material';
  const offered = Object.keys(publisher.statements);
  const statements = fields.statement ?? [];
  if (!known || (scope !== 'material' && scope !== 'all')) return undefined;
  if (statements.some((name) => !offered.includes(name))) return undefined;
  const everything = statements.length === 0 || offered.every((name) => statements.includes(name));
  return { language: known, scope, statements: everything ? null : statements };
}
