import type { InsideCatalog } from '../../types.ts';

export const house: InsideCatalog['house'] = {
  open: 'The house is open',
  closed: 'The house is closed right now',
  until: (time) => `Until ${time}`,
  opens: (when) => `Opens ${when}`,
  title: 'When is the house open?',
  text: 'You can just come. You don’t have to sign up for anything.',
  shut: 'Closed',
  myCode: 'My code for the door',
  codeTitle: 'My code',
  codeText: 'Show it when you come and when you go. Then we know who is inside if there is a fire.',
  codeWho: 'Those at the door see your nickname while you are here. By the morning it is forgotten.',
  codePicture: 'Your code as a picture',
  codeAway: 'Without net there is no code. Just say hello at the door, and they count you.',
  reasons: {
    closed: 'Closed that day',
    repairs: 'We are rebuilding',
    summer: 'Holidays',
    away: 'We are on a trip',
    special: 'Something special happens',
    longer: 'Open longer',
    shorter: 'Open shorter',
    holiday: 'Public holiday',
  },
  holidays: {
    public: 'Public holiday',
    may_day: '1 May',
    constitution_day: 'Constitution Day',
    christmas_eve: 'Christmas Eve',
    new_years_eve: 'New Year’s Eve',
  },
};
