/** One numbered, additive step of the schema. */
export interface Migration {
  /** From 1, without gaps. */
  readonly number: number;
  readonly name: string;
  /** SQL in order, for the engine asked for. */
  readonly statements: (engine: Engine) => readonly string[];
}

export type Engine = 'sqlite' | 'postgres';
