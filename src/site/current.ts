/**
 * The site being built, handed from the builder to the pages. The builder and the pages share this module because
 * the bundler is told to leave it alone (`scripts/site-builder.ts`); so content is read once per build.
 */
import { embedScript } from './embed/script.ts';
import type { BodyStore } from './model/body-store.ts';
import type { Site } from './model/site.ts';

let current: { readonly site: Site; readonly bodies: BodyStore } | undefined;

export function setSite(site: Site, bodies: BodyStore): void {
  current = { site, bodies };
}

export function clearSite(): void {
  current = undefined;
}

function building(): { readonly site: Site; readonly bodies: BodyStore } {
  if (!current) throw new Error('No site is being built. Build with `npm run -s promulgate -- build`.');
  return current;
}

export const getSite = (): Site => building().site;
export const bodies = (): BodyStore => building().bodies;
export const embedIntegrity = (): string => embedScript().integrity;
