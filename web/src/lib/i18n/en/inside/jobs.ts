import type { InsideCatalog } from '../../types.ts';

export const jobs: InsideCatalog['jobs'] = {
  title: 'Jobs',
  cvTitle: 'Write your CV',
  cvText: 'Five short steps. Take a break whenever you want. Only you can see it.',
  openings: 'Find a job',
  openingsText: 'Only jobs you may have, with people we know.',
  board: 'Your board',
  boardText: 'Jobs you would like, and how far you are.',
  rehearse: 'Rehearse an interview',
  rehearseText: 'Half an hour in the house with an adult, before it counts.',
  guides: [
    ['interview', 'The interview', 'What they ask, and what you could say.'],
    ['start', 'You got a job', 'What should be in order, and whom you can call.'],
    ['money', 'Money and rules', 'Tax, SU and your own pay.'],
  ],
  nowTitle: 'Do you want a job now?',
  now: [
    'Ask an adult in the house. They know people who have jobs.',
    'Say what you would like and when you have time.',
    'They can help you write and call.',
  ],
  toEvents: "See what's on in the house",
};
