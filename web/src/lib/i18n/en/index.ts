import type { Catalog } from '../types.ts';
import { common } from './common.ts';
import { face } from './face.ts';
import { help } from './help.ts';
import { join } from './join.ts';
import { signIn } from './signIn.ts';
import { watching } from './watching.ts';

/** What one can meet at the door, in English. A missing or extra key is a type error. */
export const en: Catalog = { common, face, help, join, signIn, watching };
