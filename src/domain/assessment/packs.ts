/** The language packs that ship: add a folder, add a line here. */

import { english } from './en/index.ts';
import type { Packs } from './language-pack.ts';
import { dutch } from './nl/index.ts';

export const PACKS: Packs = { nl: dutch, en: english };
