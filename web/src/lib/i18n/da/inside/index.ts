import { chat } from './chat.ts';
import { events } from './events.ts';
import { friends } from './friends.ts';
import { home } from './home.ts';
import { jobs } from './jobs.ts';
import { me } from './me.ts';
import { profile } from './profile.ts';
import { report } from './report.ts';
import { rooms } from './rooms.ts';

/** What one meets once let in, in Danish. */
export const da = { chat, events, friends, home, jobs, me, profile, report, rooms };
