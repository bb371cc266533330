/** A clause that changed in one language only: harmless when the machine proves so by form, otherwise an error. */
import type { AssessedChange, EditionAssessment } from '../assessment/model.ts';
import type { Edition } from '../edition/model.ts';
import type { Language } from '../language.ts';
import { excerpt, type Finding, locate } from './finding.ts';

/**
 * @param assessment of the edition against the one before it
 * @returns nothing for a first edition or a `correction: translation`
 */
export function oneLanguageFindings(edition: Edition, assessment: EditionAssessment): readonly Finding[] {
  if (!assessment.previous || edition.meta.correction) return [];
  const byClause = new Map<string, AssessedChange[]>();
  for (const change of assessment.previous.changes)
    byClause.set(change.change, [...(byClause.get(change.change) ?? []), change]);
  return [...byClause.values()].flatMap((changes) => {
    const languages = new Set(changes.map((change) => change.language));
    const absent = edition.languages.filter((language) => !languages.has(language));
    if (absent.length === 0) return [];
    return changes
      .filter((change) => change.machine !== 'non-material')
      .map((change) => finding(edition, change, absent));
  });
}

function finding(edition: Edition, change: AssessedChange, absent: readonly Language[]): Finding {
  const text = edition.texts[change.language];
  const clause = text?.clauses.find((each) => each.id === change.change);
  const [signal] = change.signals;
  const words = signal?.new || signal?.old || '';
  const at = clause && words !== '' ? clause.text.indexOf(words) : -1;
  return {
    code: 'parity/one-language',
    group: 'parity',
    severity: 'error',
    blocks: true,
    ...(text && clause
      ? locate(clause, text)
      : { language: change.language, ...(text ? { file: text.file } : {}) }),
    ...(clause ? { quote: excerpt(clause.text, Math.max(at, 0), at < 0 ? 60 : words.length) } : {}),
    message: {
      nl: `Deze bepaling is alleen in "${change.language}" gewijzigd, niet in "${absent.join(', ')}".`,
      en: `This clause changed only in "${change.language}", not in "${absent.join(', ')}".`,
    },
    hint: {
      nl: 'Wijzig haar in elke taal. Zet u alleen een vertaling recht, schrijf dan `correction: { translation: … }`.',
      en: 'Change it in every language. If you only put a translation right, write `correction: { translation: … }`.',
    },
    source: 'GDPR art. 12(1); WP260 rev.01 par. 13',
  };
}
