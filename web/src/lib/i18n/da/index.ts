import { common } from './common.ts';
import { face } from './face.ts';
import { help } from './help.ts';
import { join } from './join.ts';
import { signIn } from './signIn.ts';
import { watching } from './watching.ts';

/** What one can meet at the door, signed in or not, in Danish: the language the others are translated from. */
export const da = { common, face, help, join, signIn, watching };
