import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { renderReportMarkdown } from '#domain/review/report/render-markdown.ts';
import { renderReportSarif } from '#domain/review/report/render-sarif.ts';
import { renderReportText } from '#domain/review/report/render-text.ts';
import { isBlocked } from '#domain/review/report/report.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { publishEdition } from '#workflows/acts/publish.ts';
import { checkContent } from '#workflows/desk/check.ts';
import { initContent } from '#workflows/desk/init-content.ts';
import { newEdition } from '#workflows/desk/new-edition.ts';
import { contentTemplates } from '../../scripts/templates.ts';

const NOW = '2026-11-23T10:00:00.000Z';
const dictionaries = await loadDictionaries(['nl', 'en']);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'check-'));
  initContent({ dir, templates: contentTemplates(), name: 'Bakkerij BV', email: 'info@example.org' });
});
afterEach(() => rmSync(dir, { recursive: true }));

function write(edition: string, language: 'nl' | 'en', source: string): void {
  cpSync(join(import.meta.dirname, '../fixtures/parity'), join(dir, 'privacy', edition), {
    recursive: true,
    force: false,
  });
  writeFileSync(join(dir, 'privacy', edition, `${language}.md`), source);
}

const NL = readFileSync(join(import.meta.dirname, '../fixtures/parity/nl.md'), 'utf8');
const EN = readFileSync(join(import.meta.dirname, '../fixtures/parity/en.md'), 'utf8');

function publishFirst(): void {
  write('2026-01-01', 'nl', NL);
  publishEdition({
    archive: readArchive(dir),
    statement: 'privacy',
    edition: '2026-01-01',
    now: NOW,
    storeId: 'test',
    dictionaries,
  });
}

const check = (edition?: string) =>
  checkContent({
    archive: readArchive(dir),
    now: NOW,
    dictionaries,
    reader: 'nl',
    ...(edition === undefined ? {} : { edition }),
  });

test('a first draft says what publishing it would do, and nothing stops it', () => {
  write('2026-01-01', 'nl', NL);
  const report = check();
  expect(report.editions).toHaveLength(1);
  expect(report.editions[0]).toMatchObject({ state: 'draft', previous: null, refusals: [], problems: [] });
  expect(report.editions[0]?.plan.join(' ')).toContain('2026-01-01');
  expect(isBlocked(report)).toBe(false);
});

test('a new edition starts from the latest one without what belonged to it', () => {
  publishFirst();
  const made = newEdition({ archive: readArchive(dir), statement: 'privacy', now: NOW });
  expect(made).toMatchObject({ edition: '2026-11-23', from: '2026-01-01', replaces: null });
  const source = readFileSync(made.paths[0]!, 'utf8');
  expect(source).toContain('title: Privacyverklaring van De Gouden Aar');
  expect(source.slice(source.indexOf('\n---\n', 4) + 5)).toBe(NL.slice(NL.indexOf('\n---\n', 4) + 5));
  expect(check().editions[0]).toMatchObject({
    edition: '2026-11-23',
    previous: '2026-01-01',
    assessment: { verdict: 'non-material' },
  });
});

test('a language the edition before did not have starts from the authentic words', () => {
  write('2026-01-01', 'nl', NL.replace('title:', 'effective: 2020-01-01\ntitle:'));
  rmSync(join(dir, 'privacy/2026-01-01/en.md'));
  expect(isBlocked(check())).toBe(false);
  publishEdition({
    archive: readArchive(dir),
    statement: 'privacy',
    edition: '2026-01-01',
    now: NOW,
    storeId: 'test',
    dictionaries,
    historical: true,
  });
  newEdition({ archive: readArchive(dir), statement: 'privacy', now: NOW });
  const findings = check().editions[0]!.findings.filter((finding) => finding.code === 'parity/untranslated');
  expect(findings.length).toBeGreaterThan(5);
});

describe('a material draft', () => {
  beforeEach(() => {
    publishFirst();
    write('2027-01-01', 'nl', NL.replace('72 uur |', '14 dagen |'));
    write('2027-01-01', 'en', EN.replace('72 hours |', '14 days |'));
  });

  test('without summary and impact would be refused, and says so', () => {
    const report = check();
    expect(report.editions[0]?.refusals.map((problem) => problem.code)).toContain('publish/no-summary');
    expect(isBlocked(report)).toBe(true);
  });

  test('is told with its redline, reasons and verdict', () => {
    const text = renderReportMarkdown(check(), 'nl', { preview: 'https://example.org/nl' });
    expect(text).toContain('Oordeel: materieel');
    expect(text).toContain('<del>72 uur</del><ins><b>14 dagen</b></ins>');
    expect(text).toContain('[Bekijk het concept](https://example.org/nl/privacy/2027-01-01/)');
  });

  test('tells which clauses became harder to read, in every kind of report, and stops nothing for it', () => {
    const hard =
      'Verantwoordelijkheidsoverwegingen noodzaken gegevensbeschermingsrechtelijke belangenafwegingen voorafgaande aan elektronische verzekeringsadministraties.';
    const blocked = check().editions[0]!.findings.filter((finding) => finding.blocks).length;
    write(
      '2027-01-01',
      'nl',
      NL.replace('Wij verkopen uw gegevens niet.', `Wij verkopen uw gegevens niet. ${hard}`),
    );
    const report = check();
    const [edition] = report.editions;
    const moved = edition!.readability.nl!.clauses.filter(
      (clause) => clause.before !== null && clause.before.flesch !== clause.now.flesch,
    );
    expect(moved).toHaveLength(1);
    expect(moved[0]!.now.flesch).toBeLessThan(moved[0]!.before!.flesch);
    expect(edition!.readability.nl!.history.map((each) => each.edition)).toEqual(['2026-01-01']);
    expect(renderReportText(report, 'nl')).toMatch(
      /Gewijzigde bepalingen, .*\n.*LIX .* \(was .*: moeilijker\)/,
    );
    expect(renderReportText(report, 'en')).toMatch(/Changed clauses, .*\n.*LIX .* \(was .*: harder\)/);
    expect(renderReportMarkdown(report, 'nl')).toContain(
      '| Bepaling | Flesch-Douma nu | LIX | was | LIX was |',
    );
    expect(edition!.findings.filter((finding) => finding.blocks && finding.group === 'readability')).toEqual(
      [],
    );
    expect(edition!.findings.filter((finding) => finding.blocks).length).toBeGreaterThanOrEqual(blocked);
  });
});

test('a clause changed in one language only stops publication, unless its form proves it harmless', () => {
  publishFirst();
  write(
    '2027-01-01',
    'nl',
    NL.replace('Wij verkopen uw gegevens niet.', 'Wij verkopen uw gegevens nooit aan derden.'),
  );
  expect(check().editions[0]?.findings.map((finding) => finding.code)).toContain('parity/one-language');
  write('2027-01-01', 'nl', NL.replaceAll("camera's", 'camera’s'));
  expect(check().editions[0]?.findings.map((finding) => finding.code)).not.toContain('parity/one-language');
});

test('a published edition is reviewed as information', () => {
  publishFirst();
  const [edition] = check('2026-01-01').editions;
  expect(edition).toMatchObject({ state: 'in-force', plan: [], refusals: [] });
  expect(edition?.findings.length).toBeGreaterThan(0);
});

test('an edition that does not exist is refused with those that do', () => {
  publishFirst();
  expect(() => check('2030-01-01')).toThrow('There is no edition 2030-01-01.');
});

test('the words of a draft cannot act in a comment', () => {
  write('2026-01-01', 'nl', `${NL}\nWij kunnen <img src=x onerror=alert(1)> @octocat **vet** maken.\n`);
  write('2026-01-01', 'en', `${EN}\nWe may make <img src=x onerror=alert(1)> @octocat **bold**.\n`);
  const text = renderReportMarkdown(check(), 'nl');
  expect(text).not.toContain('<img');
  expect(text).not.toMatch(/@octocat/);
});

test('SARIF names rule, level, file and line', () => {
  write('2026-01-01', 'nl', NL);
  write('2026-01-01', 'en', EN.replace('72 hours |', '73 hours |'));
  const log = renderReportSarif(check(), 'en') as {
    runs: {
      results: {
        ruleId: string;
        level: string;
        locations?: { physicalLocation: { region: { startLine: number } } }[];
      }[];
    }[];
  };
  const [result] = log.runs[0]!.results.filter((each) => each.ruleId === 'parity/duration');
  expect(result).toMatchObject({ level: 'error' });
  expect(result?.locations?.[0]?.physicalLocation.region.startLine).toBe(26);
});

test('the terminal shows what stops publication first and counts what repeats', () => {
  write('2026-01-01', 'nl', NL);
  const text = renderReportText(check(), 'nl');
  expect(text).toContain('Editie 2026-01-01 van privacy (concept)');
  expect(text).toContain('Niets staat publicatie in de weg.');
  expect(text).not.toContain('undefined');
});
