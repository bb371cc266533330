/** Where in the new text a reader would look for something that stands in the old one only. */

/**
 * For each old clause the place, in new indexes, right after the clause that it followed and that kept its place:
 * half past that clause's index, or -0.5 at the very beginning.
 * @param toNew old index -> new index, or -1
 * @param stays is this old clause matched and not moved
 */
export function placesOfOld(toNew: ArrayLike<number>, stays: (oldIndex: number) => boolean): Float64Array {
  const places = new Float64Array(toNew.length);
  let place = -0.5;
  for (let i = 0; i < toNew.length; i++) {
    places[i] = place;
    if (toNew[i]! >= 0 && stays(i)) place = toNew[i]! + 0.5;
  }
  return places;
}
