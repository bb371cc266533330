/** JSON Schemas (draft 2020-12) of the documents. Within version 1 fields may be added, never removed or changed. */
type Schema = Readonly<Record<string, unknown>>;

const string: Schema = { type: 'string' };
const boolean: Schema = { type: 'boolean' };
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: Schema): Schema => ({ type: 'array', items });
const oneOf = (...values: readonly string[]): Schema => ({ enum: values });
const instant: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' };
const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const verdict = oneOf('material', 'non-material', 'review');
const direction = oneOf('adverse', 'favourable', 'neutral', 'unknown');

/** Every property is required; more may come. */
function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
  };
}

const header = { $schema: string, version: { const: 1 }, statement: string };

const DOCUMENTS: Readonly<Record<string, { readonly title: string; readonly schema: Schema }>> = {
  timeline: {
    title: 'Which edition applies when',
    schema: object({
      ...header,
      timeZone: string,
      inForce: nullable(string),
      upcoming: list(string),
      editions: list(
        object({
          edition: string,
          url: string,
          languages: list(string),
          state: oneOf('announced', 'postponed', 'in-force', 'superseded', 'withdrawn', 'replaced'),
          verdict: oneOf('material', 'non-material', 'review', 'first'),
          direction,
          material: boolean,
          historical: boolean,
          illustrative: boolean,
          publishedAt: instant,
          effective: day,
          previous: nullable(string),
          noticeStartedAt: nullable(instant),
          noticeGivenAt: nullable(instant),
          inForceFrom: nullable(instant),
          inForceUntil: nullable(instant),
          withdrawnAt: nullable(instant),
          replacedBy: nullable(string),
        }),
      ),
      intervals: list(object({ edition: string, from: instant, until: nullable(instant) })),
      register: object({ url: string, acts: { type: 'integer', minimum: 0 }, head: nullable(sha256) }),
    }),
  },
  edition: {
    title: 'One edition in all its languages',
    schema: object({
      ...header,
      edition: string,
      authentic: string,
      publishedAt: instant,
      effective: day,
      illustrative: boolean,
      historical: boolean,
      texts: {
        type: 'object',
        additionalProperties: object({
          url: string,
          source: string,
          sha256,
          title: string,
          summary: nullable(string),
          impact: nullable(string),
          note: nullable(string),
          glance: list(
            object({
              purpose: string,
              data: string,
              basis: string,
              recipients: string,
              retention: string,
              choice: string,
            }),
          ),
          clauses: list(
            object(
              {
                id: string,
                number: string,
                kind: oneOf('heading', 'paragraph', 'item', 'row', 'footnote', 'quote', 'code', 'html'),
                depth: { type: 'integer', minimum: 0 },
                parent: nullable(string),
                text: string,
                cells: list(string),
                since: string,
              },
              ['cells'],
            ),
          ),
        }),
      },
    }),
  },
  assessment: {
    title: 'The frozen assessment of an edition and the decisions taken on it',
    schema: object({
      ...header,
      edition: string,
      previous: nullable(string),
      lastNotified: nullable(string),
      assessment: object({
        ruleSet: string,
        verdict: oneOf('material', 'non-material', 'review', 'first'),
        direction,
        consentCheck: boolean,
        disagreements: list({ type: 'object' }),
      }),
      decisions: list(object({ clause: string, of: string, verdict, reason: string, by: list(string) })),
      consent: nullable({ type: 'object' }),
      notice: nullable({ type: 'object' }),
    }),
  },
  changes: {
    title: 'What changed between two successive editions, in one language',
    schema: object({
      ...header,
      from: string,
      to: string,
      language: string,
      changes: list(
        object({
          id: string,
          from: list(string),
          to: list(string),
          facets: list(string),
          verdict: nullable(verdict),
          segments: list(object({ op: oneOf('equal', 'insert', 'delete'), text: string })),
          links: list(object({ text: string, from: nullable(string), to: nullable(string) })),
        }),
      ),
    }),
  },
  notice: {
    title: 'The notices of the moment, to show elsewhere',
    schema: object({
      version: { const: 1 },
      statement: string,
      language: string,
      archive: string,
      notices: list(
        object(
          {
            kind: string,
            heading: string,
            date: day,
            dateInWords: string,
            text: string,
            url: string,
            until: instant,
          },
          ['date', 'dateInWords', 'until'],
        ),
      ),
    }),
  },
};

export const SCHEMA_NAMES: readonly string[] = Object.keys(DOCUMENTS);

/** @param id full address under which the schema is published */
export function schemaDocument(name: string, id: string): Schema {
  const document = DOCUMENTS[name];
  if (!document) throw new RangeError(`There is no schema "${name}".`);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: document.title,
    ...document.schema,
  };
}
