import type { InsideCatalog } from '../../types.ts';

export const house: InsideCatalog['house'] = {
  open: 'The house is open',
  closed: 'The house is closed right now',
  until: (time) => `Until ${time}`,
  opens: (when) => `Opens ${when}`,
  title: 'When is the house open?',
  text: 'You can just come. You don’t have to sign up for anything.',
  shut: 'Closed',
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
