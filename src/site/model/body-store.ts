/** Where rendered bodies are kept between builds. A key is the digest of everything the body is made from. */
export interface BodyStore {
  /**
   * @param input all that `make` reads, and nothing else: that is what makes a kept body equal to a fresh one
   * @returns the kept body, or a fresh one that is then kept; UTF-8, and never decoded on its way to a page
   */
  get(kind: string, input: object, make: () => string): Uint8Array;
}
