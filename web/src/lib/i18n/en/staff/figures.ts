import type { StaffCatalog } from '../../types.ts';

export const figures: StaffCatalog['figures'] = {
  title: 'The friend bank in figures',
  lead: 'The last year. No figure is about fewer than ten. The line shows where the true figure probably is (95%).',
  by: 'Split by',
  bys: { gender: 'Gender', language: 'Language', age_band: 'Age' },
  measures: {
    offered: { title: 'Got a suggestion', text: 'Got at least one suggestion.' },
    pleased: { title: 'Got a good suggestion', text: 'Got at least one that suited them well.' },
    matched: { title: 'Both said yes', text: 'Found a friend through the friend bank.' },
    lasted: {
      title: 'Still friends after four weeks',
      text: 'Of those whose friendship began that long ago.',
    },
  },
  waiting: 'Waiting now',
  waitingDays: (days: number) => (days === 1 ? '1 day' : `${Math.round(days)} days`),
  waitingHint: 'The middle of those who wait',
  people: 'Youths',
  group: 'Group',
  tooFew: 'Too few to show',
  genders: { girl: 'Girls', boy: 'Boys', other: 'Other', not_told: 'Not told' },
  notTold: 'Not told',
  range: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
  emptyTitle: 'Nobody to count yet',
  emptyText:
    'Once youths have told about themselves, you can see here whether the friend bank is there for everybody.',
  asTable: 'Show as a table',
  noChart: 'There are too few here to show anything.',
  weightsTitle: 'What counts',
  weightsText: 'How much each part counts when we look for two who may get along.',
  part: 'What we look at',
  now: 'Now',
  then: 'Suggested',
  learn: 'Learn from the answers',
  learnText: 'We work with the yes and no of those who let us. Nothing changes before you say yes.',
  proposed: (answers: number) =>
    `Learned from ${answers} answers. It would have done better on answers it did not know.`,
  adopt: 'Use the new ones',
  reject: 'Keep the old ones',
  adopted: 'The new weights are used from the next round.',
};
