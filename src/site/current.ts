/**
 * The site being built, handed from the builder to the pages: content is read once per build. The pages are bundled,
 * so they have copies of every module; what they share with the builder is the process.
 */
import type { Site } from './model/site.ts';

export interface Building {
  readonly site: Site;
  /** `integrity` of the embed's script. */
  readonly embedIntegrity: string;
  /** Source of the script that compares any two editions. */
  readonly anyTwoScript: string;
}

const shared = globalThis as { promulgateBuilding?: Building | undefined };

/** One build at a time per process; `undefined` when it is over. */
export function setBuilding(building: Building | undefined): void {
  shared.promulgateBuilding = building;
}

export function getBuilding(): Building {
  const building = shared.promulgateBuilding;
  if (!building) throw new Error('No site is being built. Build with `npm run -s promulgate -- build`.');
  return building;
}

export const getSite = (): Site => getBuilding().site;
