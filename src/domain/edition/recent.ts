/** The latest answers of a pure function of a text, so that the same text is not read twice in a row of commands. */

export interface Recent<T> {
  /** The answer for this text, or what `make` makes of it. */
  readonly of: (text: string, make: () => T) => T;
}

/**
 * Holds at most so many texts, and the one longest unused goes first. Texts are told apart by their content, to the
 * letter; one above the limit of length is never held.
 */
export function recent<T>(most: { readonly texts: number; readonly characters: number }): Recent<T> {
  const held = new Map<string, T>();
  return {
    of(text, make) {
      const known = held.get(text);
      held.delete(text);
      const answer = known ?? make();
      if (text.length <= most.characters) held.set(text, answer);
      const [oldest] = held.size > most.texts ? held.keys() : [];
      if (oldest !== undefined) held.delete(oldest);
      return answer;
    },
  };
}
