/** `publish`: make a draft public. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { isLocalDate } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { type Carried, carryIntoAnnounced } from '#workflows/acts/carry.ts';
import { type PublishRequest, publishEdition } from '#workflows/acts/publish.ts';
import { type ActOptions, actResult, actScope, withActOptions } from '../act-options.ts';
import { askIdentities } from '../ask-identities.ts';
import { action, type CommandResult } from '../cli.ts';
import { storeIdFor } from '../store-id.ts';

interface Options extends ActOptions {
  readonly historical?: boolean;
  readonly effective?: string;
  readonly store?: string;
  readonly carry?: boolean;
  readonly asProposed?: boolean;
}

export function define(program: Command): void {
  withActOptions(
    program
      .command('publish <edition>')
      .description('make a draft public: freeze it, judge it, compute its date, add it to the register'),
  )
    .option('--historical', 'record a past edition with its own past date, before any ordinary act')
    .option('--effective <date>', 'from when it governs (default: the front matter, else the proposed date)')
    .option(
      '--store <id>',
      'the store that will hold the deliveries (default: the one in the register, else DATABASE_URL)',
    )
    .option(
      '--as-proposed',
      'where it is not certain which clause became which, take the proposal instead of asking',
    )
    .option('--carry', 'instead of publishing, draft the editions that carry this one into what is announced')
    .action(
      action(async (edition: string, options: Options) => {
        if (options.effective !== undefined && !isLocalDate(options.effective)) refuseDate(options.effective);
        const scope = actScope(options);
        if (options.carry) return carried(carryIntoAnnounced({ ...scope, edition }), scope.language);
        const dictionaries = await loadDictionaries(scope.archive.publisher.languages);
        const request: PublishRequest = {
          ...scope,
          edition,
          historical: options.historical,
          effective: options.effective,
          storeId: options.store ?? (await storeIdFor(scope)),
          dictionaries,
        };
        const identities = options.asProposed
          ? ('as-proposed' as const)
          : await askIdentities(request, { language: scope.language, canAsk: canAsk(options) });
        const plan = publishEdition({ ...request, identities });
        const frozen = join(scope.archive.dir, scope.statement, edition, 'clauses.json');
        const result = await actResult(plan, scope);
        return { ...result, json: { ...(result.json as object), frozen } };
      }),
    );
}

/** A person is there to answer; a pipeline gets the questions as a refusal. */
function canAsk(options: Options): boolean {
  return options.json !== true && process.stdin.isTTY === true && process.stderr.isTTY === true;
}

function refuseDate(text: string): never {
  refuse({
    code: 'cli/date',
    ...worded({
      nl: {
        message: `“${text}” is geen bestaande datum.`,
        hint: 'Schrijf jaar-maand-dag, bijvoorbeeld 2027-03-01.',
      },
      en: {
        message: `“${text}” is not a date that exists.`,
        hint: 'Write it as YYYY-MM-DD, for instance 2027-03-01.',
      },
    }),
  });
}

const CARRIED: Record<
  Language,
  {
    readonly none: string;
    readonly drafted: (edition: string, replaces: string) => string;
    readonly conflict: (ours: string, theirs: string) => string;
    readonly next: (edition: string) => string;
  }
> = {
  nl: {
    none: 'Elke aangekondigde editie bevat deze wijzigingen al; er is niets te doen.',
    drafted: (edition, replaces) =>
      `Concept ${edition} geschreven: het vervangt de aangekondigde editie ${replaces} en bevat deze wijzigingen ook.`,
    conflict: (ours, theirs) =>
      `Kijk hier zelf naar: deze editie schrijft “${ours}”, de aangekondigde “${theirs}”; de aangekondigde woorden zijn gebleven.`,
    next: (edition) => `Publiceer eerst \`publish ${edition}\`, daarna deze editie.`,
  },
  en: {
    none: 'Every announced edition holds these changes already; there is nothing to do.',
    drafted: (edition, replaces) =>
      `Draft ${edition} written: it replaces the announced edition ${replaces} and holds these changes too.`,
    conflict: (ours, theirs) =>
      `Look at this yourself: this edition writes “${ours}”, the announced one “${theirs}”; the announced words were kept.`,
    next: (edition) => `First \`publish ${edition}\`, then this edition.`,
  },
};

function carried(drafts: readonly Carried[], language: Language): CommandResult {
  const words = CARRIED[language];
  const lines = drafts.flatMap(({ edition, replaces, conflicts }) => [
    words.drafted(edition, replaces),
    ...conflicts.map(({ ours, theirs }) => words.conflict(ours, theirs)),
    words.next(edition),
  ]);
  return { json: { drafts }, text: lines.join('\n') || words.none };
}
