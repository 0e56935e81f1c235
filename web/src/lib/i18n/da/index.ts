import { chat } from './chat.ts';
import { common } from './common.ts';
import { events } from './events.ts';
import { friends } from './friends.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { jobs } from './jobs.ts';
import { join } from './join.ts';
import { me } from './me.ts';
import { report } from './report.ts';

/** Everything a youth can meet, in Danish: the language the others are translated from. */
export const da = { chat, common, events, friends, help, home, jobs, join, me, report };
