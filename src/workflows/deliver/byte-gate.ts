/** Keeps the memory of a sender flat, however long its messages are. */

/** Waits until the bytes fit; call what it returns when they are gone. */
export type ByteGate = (bytes: number) => Promise<() => void>;

/**
 * Lets work pass while all of it together stays below a size. What is larger than that alone passes alone.
 * First come, first served.
 */
export function byteGate(limit: number): ByteGate {
  let inside = 0;
  const waiting: { readonly bytes: number; readonly enter: () => void }[] = [];
  const admit = () => {
    for (let next = waiting[0]; next && (inside === 0 || inside + next.bytes <= limit); next = waiting[0]) {
      waiting.shift();
      inside += next.bytes;
      next.enter();
    }
  };
  return (bytes) =>
    new Promise((resolve) => {
      const leave = () => {
        inside -= bytes;
        admit();
      };
      waiting.push({ bytes, enter: () => resolve(leave) });
      admit();
    });
}
