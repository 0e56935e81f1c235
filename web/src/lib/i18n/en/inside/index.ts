import type { InsideCatalog } from '../../types.ts';
import { after } from './after.ts';
import { alerts } from './alerts.ts';
import { chat } from './chat.ts';
import { company } from './company.ts';
import { crew } from './crew.ts';
import { cv } from './cv.ts';
import { decided } from './decided.ts';
import { events } from './events.ts';
import { friends } from './friends.ts';
import { groups } from './groups.ts';
import { home } from './home.ts';
import { house } from './house.ts';
import { ice } from './ice.ts';
import { ideas } from './ideas.ts';
import { jobs } from './jobs.ts';
import { languages } from './languages.ts';
import { me } from './me.ts';
import { message } from './message.ts';
import { money } from './money.ts';
import { night } from './night.ts';
import { openness } from './openness.ts';
import { profile } from './profile.ts';
import { report } from './report.ts';
import { rooms } from './rooms.ts';
import { together } from './together.ts';
import { waiting } from './waiting.ts';
import { way } from './way.ts';

/** What one meets once let in, in English. A missing or extra key is a type error. */
export const en: InsideCatalog = {
  after,
  alerts,
  chat,
  company,
  crew,
  cv,
  decided,
  events,
  friends,
  groups,
  home,
  house,
  ice,
  ideas,
  jobs,
  languages,
  me,
  message,
  money,
  night,
  openness,
  profile,
  report,
  rooms,
  together,
  waiting,
  way,
};
