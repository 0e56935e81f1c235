import type { InsideCatalog } from '../../types.ts';

export const waiting: InsideCatalog['waiting'] = {
  lookingTitle: 'We are looking for someone for you',
  pausedTitle: 'You are taking a break',
  todoTitle: 'Tell us a bit about you first',
  since: (days) =>
    days < 1 ? 'You started today.' : days === 1 ? 'You have waited a day.' : `You have waited ${days} days.`,
  until: (date) => `The break ends ${date}.`,
  resume: 'Turn suggestions on again',
  start: 'Get started',
  levers: 'This is something you can do',
  leversText: 'Only if you feel like it. You can change it back.',
  loosen: 'Do it',
  loosened: 'Saved. Now we look more widely.',
  resumed: 'Saved. Now we look again.',
  preview: 'See what others can be told',
};
